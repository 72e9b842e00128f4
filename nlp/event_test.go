package nlp

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

// stated writes statements as "subject predicate object STATUS", with "not"
// before a status that is negated, the time and the deadline.
func stated(a *news.Article, r *news.Reading) string {
	name := func(who news.Argument) string {
		switch {
		case who.Cluster >= 0:
			return r.Clusters[who.Cluster].Name
		case who.Span != (news.Span{}):
			return "'" + who.Span.Of(a.Text) + "'"
		}
		return "-"
	}
	var out []string
	for _, s := range r.Statements {
		line := fmt.Sprintf("%s %s %s ", name(s.Subject), s.Predicate, name(s.Object))
		if s.Negated {
			line += "not "
		}
		line += string(s.Status)
		if s.Time.EDTF != "" {
			line += " " + s.Time.EDTF
		}
		if s.Deadline != (news.When{}) {
			line += " due " + s.Deadline.EDTF
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestDump(t *testing.T) {
	r := reader(t)
	for _, text := range strings.Split(dumpText, "\n") {
		if text == "" {
			continue
		}
		a := article("2020-08-07", text)
		x := r.Read(a)
		fmt.Printf("%s\n\t\t%s\n", text, stated(a, x))
		for _, e := range x.Events {
			fmt.Printf("\t\t\t%s %q", e.Type, e.Title)
			for _, p := range e.Participants {
				fmt.Printf(" %s=%s", p.Role, func() string {
					if p.Cluster >= 0 {
						return x.Clusters[p.Cluster].Name
					}
					return "'" + p.Span.Of(a.Text) + "'"
				}())
			}
			fmt.Println()
		}
	}
}

const dumpText = `
China yesterday slammed the US for its unfair treatment of Huawei, labelled the US a bully and said its domestic tech businesses are innocent.
Trump met Satya Nadella on Sunday.
Trump and Nadella met on Sunday.
Trump met with Nadella.
Nadella held talks with Trump on Sunday.
Talks between China and the United States collapsed.
Microsoft will buy TikTok from ByteDance.
ByteDance will sell TikTok to Microsoft by September 15.
ByteDance refused to sell TikTok.
TikTok was acquired by Microsoft in 2020.
Trump ordered ByteDance to sell TikTok within 45 days.
Trump issued an executive order banning TikTok.
Trump threatened to ban WeChat.
China denied that it had attacked Google.
ByteDance and Microsoft agreed on a deal.
TikTok sued the Trump administration on Monday.
TikTok filed a lawsuit against the United States.
Kevin Mayer resigned from TikTok on Thursday.
Trump fired Mark Esper.
Trump appointed Bill Stepien as campaign manager.
Brad Parscale was replaced by Bill Stepien.
A judge blocked the ban on WeChat.
Trump lifted sanctions on Huawei.
Facebook launched Reels on Wednesday.
Microsoft plans to invest in OpenAI.
If Trump bans TikTok, China will retaliate against Apple.
Trump did not meet Nadella.
Microsoft failed to buy TikTok.
The United States imposed sanctions on China in July.
Trump said he would ban TikTok.
China criticised Britain's decision to ban Huawei.
Huawei, which was banned by Britain, sued Verizon.
Trump, who met Nadella on Friday, praised Microsoft.
Boris Johnson urged Trump to release Julian Assange.
Police arrested Meng Wanzhou in Vancouver.
Meng Wanzhou was arrested and charged with fraud.
Russian forces attacked Ukraine.
Microsoft's purchase of TikTok may be blocked.
Will Trump ban WeChat?
Trump to ban TikTok
Microsoft has a deal to buy TikTok.
Microsoft is in talks to acquire TikTok.
Huawei was accused of spying on Britain.
Oracle’s bid for TikTok was accepted by ByteDance.
The ban on WeChat comes into force on September 20.
Tencent owns WeChat. The ban on WeChat is wide. The ban takes effect on September 20.
`

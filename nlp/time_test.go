package nlp

import (
	"regexp"
	"strings"
	"testing"

	"newsgraph/news"
)

// timesIn writes the expressions of time of a reading: the words, the type
// unless it is a date, the value, and the EDTF form if it is another.
func timesIn(a *news.Article, times []news.TimeExpression) string {
	var list []string
	for _, e := range times {
		line := e.Span.Of(a.Text) + "="
		if e.Type != aDate {
			line += e.Type + " "
		}
		list = append(list, line+timeValue(e))
	}
	return strings.Join(list, "; ")
}

func TestTimes(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{ // published on Friday 7 August 2020
		{"The minister resigned yesterday.", "yesterday=2020-08-06"},
		{"The court will rule tomorrow.", "tomorrow=2020-08-08"},
		{"Shares fell today.", "today=2020-08-07"},
		{"The bridge reopens tonight.", "tonight=TIME 2020-08-07TNI 2020-08-07"},
		{"Police searched the house last night.", "last night=TIME 2020-08-06TNI 2020-08-06"},
		{"The vote takes place this afternoon.", "this afternoon=TIME 2020-08-07TAF 2020-08-07"},
		{"She spoke to reporters this morning.", "this morning=TIME 2020-08-07TMO 2020-08-07"},
		{"He left the day before yesterday.", "the day before yesterday=2020-08-05"},
		{"They return the day after tomorrow.", "the day after tomorrow=2020-08-09"},
		{"The president met the bosses on Sunday.", "Sunday=2020-08-02"},
		{"Leaders will meet on Sunday.", "Sunday=2020-08-09"},
		{"The talks resume on Monday.", "Monday=2020-08-10"},
		{"The court ruled on Friday.", "Friday=2020-08-07"},
		{"The firm closed its office last Friday.", "last Friday=2020-07-31"},
		{"Voting begins next Monday.", "next Monday=2020-08-10"},
		{"Parliament returns this Thursday.", "this Thursday=2020-08-13"},
		{"The factory is set to reopen on Wednesday.", "Wednesday=2020-08-12"},
		{"The company said it had been due to report on Tuesday.", "Tuesday=2020-08-11"},
		{"Voters on Tuesday rejected the plan.", "Tuesday=2020-08-04"},
		{"Tuesday's vote was close.", "Tuesday=2020-08-04"},
		{"The team arrived early Saturday.", "early Saturday=2020-08-01"},
		{"The store was looted on Saturday night.", "Saturday night=TIME 2020-08-01TNI 2020-08-01"},
		{"Nurses went on strike Thursday morning.", "Thursday morning=TIME 2020-08-06TMO 2020-08-06"},
		{"The ban comes into force on September 20.", "September 20=2020-09-20"},
		{"The firm was founded on September 20, 2011.", "September 20, 2011=2011-09-20"},
		{"He was born on 20 September 1961.", "20 September 1961=1961-09-20"},
		{"The treaty of 3rd of March 1918 was short.", "3rd of March 1918=1918-03-03"},
		{"The order is dated 2020-08-06.", "2020-08-06=2020-08-06"},
		{"The form was stamped 8/6/2020.", "8/6/2020=2020-08-06"},
		{"She starts work on Sept. 1.", "Sept. 1=2020-09-01"},
		{"The dam burst on Dec. 30.", "Dec. 30=2019-12-30"},
		{"On January 2 the rules change; they will be strict.", "January 2=2021-01-02"},
		{"The mine closed in May.", "May=2020-05"},
		{"The plant will close in November.", "November=2020-11"},
		{"The festival was cancelled in December.", "December=2019-12"},
		{"The minister May spoke; the army may march.", ""},
		{"Sales rose in March 2019.", "March 2019=2019-03"},
		{"The law passed last October.", "last October=2019-10"},
		{"Elections are due next March.", "next March=2021-03"},
		{"The firm opened its doors in 1998.", "1998=1998"},
		{"It has lost money since 2018.", "2018=2018 2018/.."},
		{"The plan runs until 2024.", "2024=2024 /2024"},
		{"The debt must be repaid by 2025.", "2025=2025 /2025"},
		{"The 1997 agreement is still in force.", "1997=1997"},
		{"The firm grew in the 1990s.", "the 1990s=199 199X"},
		{"Fashion of the '80s is back.", "the '80s=198 198X"},
		{"He left school in the early 1970s.", "the early 1970s=197 197X"},
		{"The mid-1960s were loud.", "The mid-1960s=196 196X"},
		{"Steam ruled the 19th century.", "the 19th century=18 18XX"},
		{"Profit fell in the third quarter.", "the third quarter=2020-Q3 2020-07/2020-09"},
		{"The first quarter of 2019 was weak.", "The first quarter of 2019=2019-Q1 2019-01/2019-03"},
		{"Third-quarter profit fell.", "Third-quarter=2020-Q3 2020-07/2020-09"},
		{"Analysts expect growth in the fourth quarter of next year.", "the fourth quarter of next year=2021-Q4 2021-10/2021-12"},
		{"Sales doubled in Q2 2020.", "Q2 2020=2020-Q2 2020-04/2020-06"},
		{"Output shrank in the first half of 2020.", "the first half of 2020=2020-H1 2020-01/2020-06"},
		{"The firm lost money in fiscal 2019.", "fiscal 2019=2019 2019~"},
		{"The fiscal year 2021 will be harder.", "The fiscal year 2021=2021 2021~"},
		{"The shop opened in spring 2017.", "spring 2017=2017-SP 2017-21"},
		{"The summer of 2003 was hot.", "The summer of 2003=2003-SU 2003-22"},
		{"The pool closed last winter.", "last winter=2019-WI 2019-24"},
		{"Fans return this autumn.", "this autumn=2020-FA 2020-23"},
		{"They met last week.", "last week=2020-W31 2020-07-27/2020-08-02"},
		{"They met from March 3 to May 5, 2019.", "March 3=2019-03-03 2019-03-03/2019-05-05; May 5, 2019=2019-05-05 2019-03-03/2019-05-05"},
		{"They met from 3 March to 5 May 2019.", "3 March=2019-03-03 2019-03-03/2019-05-05; 5 May 2019=2019-05-05 2019-03-03/2019-05-05"},
		{"They met from March to May last year.", "March=2019-03 2019-03/2019-05; May last year=2019-05 2019-03/2019-05"},
		{"They met between March and May 2019.", "March=2019-03 2019-03/2019-05; May 2019=2019-05 2019-03/2019-05"},
		{"They met from November to January 2019.", "November=2018-11 2018-11/2019-01; January 2019=2019-01 2018-11/2019-01"},
		{"They met from Monday to Wednesday last week.", "Monday=2020-07-27 2020-07-27/2020-07-29; Wednesday=2020-07-29 2020-07-27/2020-07-29; last week=2020-W31 2020-07-27/2020-08-02"},
		{"They met from February 29 to March 2019.", "March 2019=2019-03"},
		{"They met from Friday to Monday.", "Friday=2020-07-31 2020-07-31/2020-08-03; Monday=2020-08-03 2020-07-31/2020-08-03"},
		{"The bill goes to the Senate next week.", "next week=2020-W33 2020-08-10/2020-08-16"},
		{"The rent rose last month.", "last month=2020-07"},
		{"The tax will rise next year.", "next year=2021"},
		{"She retired last year.", "last year=2019"},
		{"It must be sold by the end of next year.", "the end of next year=2021 /2021"},
		{"The road will open by the end of October.", "the end of October=2020-10 /2020-10"},
		{"Prices peaked at the beginning of July.", "the beginning of July=2020-07"},
		{"The case began in early 2020.", "early 2020=2020"},
		{"The strike ended in late June.", "late June=2020-06"},
		{"The report is due in mid-October.", "mid-October=2020-10"},
		{"A new budget is expected later this year.", "later this year=2020"},
		{"The two met earlier this month.", "earlier this month=2020-08"},
		{"The fair is held over the weekend.", "the weekend=2020-W32-WE 2020-08-08/2020-08-09"},
		{"They fought last weekend.", "last weekend=2020-W31-WE 2020-08-01/2020-08-02"},
		{"The shop will open next weekend.", "next weekend=2020-W33-WE 2020-08-15/2020-08-16"},
		{"He sold his shares two days ago.", "two days ago=2020-08-05"},
		{"The mine opened ten years ago.", "ten years ago=2010"},
		{"The couple divorced three months ago.", "three months ago=2020-05"},
		{"A year ago the road was dirt.", "A year ago=2019"},
		{"The permit expires in 45 days.", "45 days=2020-09-21"},
		{"They will meet again in two weeks.", "two weeks=2020-W34 2020-08-17/2020-08-23"},
		{"The law takes effect 45 days after the order.", "45 days=DURATION P45D"},
		{"He walked for three hours.", "three hours=DURATION PT3H"},
		{"The siege lasted 900 days.", "900 days=DURATION P900D"},
		{"A two-year plan was agreed.", "two-year=DURATION P2Y"},
		{"The 45-day deadline is tight.", "45-day=DURATION P45D"},
		{"She waited half an hour.", "half an hour=DURATION PT30M"},
		{"They were married for two and a half years.", "two and a half years=DURATION P2.5Y"},
		{"He spent several months in hospital.", "several months=DURATION PXM"},
		{"The trial may take up to 18 months.", "up to 18 months=DURATION P18M"},
		{"At least six weeks are needed.", "At least six weeks=DURATION P6W"},
		{"It took about two decades.", "about two decades=DURATION P20Y"},
		{"More than 30 people died in the last 24 hours.", "the last 24 hours=DURATION PT24H 2020-08-06/2020-08-07"},
		{"The price doubled in the past five years.", "the past five years=DURATION P5Y 2015/2020-08-07"},
		{"Growth is forecast for the next three years.", "the next three years=DURATION P3Y 2020-08-07/2023"},
		{"The trains run every day.", "every day=SET P1D"},
		{"The board meets every Monday.", "every Monday=SET XXXX-WXX-1"},
		{"The fair is held each June.", "each June=SET XXXX-06"},
		{"The paper appears daily.", "daily=SET P1D"},
		{"The fee is $5 a month.", "a month=SET P1M"},
		{"He trains three times a week.", "a week=SET P1W"},
		{"Markets are closed on Sundays.", "Sundays=SET XXXX-WXX-7"},
		{"The shop is open on weekends.", "weekends=SET XXXX-WXX-WE"},
		{"The rocket lifted off at 7:15 p.m. on Friday.", "7:15 p.m. on Friday=TIME 2020-08-07T19:15 2020-08-07"},
		{"The office opens at 9 a.m. on Monday.", "9 a.m. on Monday=TIME 2020-08-10T09:00 2020-08-10"},
		{"The siren sounded at noon.", "noon=TIME 2020-08-07T12:00 2020-08-07"},
		{"The curfew begins at midnight.", "midnight=TIME 2020-08-07T24:00 2020-08-07"},
		{"He called at 5 p.m. EST on Thursday.", "5 p.m. EST on Thursday=TIME 2020-08-06T17:00 2020-08-06"},
		{"The plane landed at 19:45 GMT.", "19:45 GMT=TIME 2020-08-07T19:45 2020-08-07"},
		{"Prices are now lower.", "now=PRESENT_REF"},
		{"The firm currently employs 40 people.", "currently=PRESENT_REF"},
		{"He recently moved to Rome.", "recently=PAST_REF"},
		{"The bank will soon close.", "soon=FUTURE_REF"},
		{"Nobody knows the future.", "the future=FUTURE_REF"},
		{"In the past, such ships were rare.", "the past=PAST_REF"},
		{"Some day the river will be clean.", "Some day=FUTURE_REF"},
		{"The shop shuts on Christmas Day.", "Christmas Day=2020-12-25"},
		{"He was seen on New Year's Eve.", "New Year's Eve=2019-12-31"},
		{"They parade on the Fourth of July.", "Fourth of July=2020-07-04"},
		{"Children will go from door to door on Halloween.", "Halloween=2020-10-31"},
		{"The firm was sold in March 2014. Two years later it failed.", "March 2014=2014-03; Two years later=2016"},
		{"Fire broke out on July 30. The next day the roof fell in.", "July 30=2020-07-30; The next day=2020-07-31"},
		{"He was arrested on Sunday. Four days later he was free.", "Sunday=2020-08-02; Four days later=2020-08-06"},
		{"The vote was on August 3. That day it rained.", "August 3=2020-08-03; That day=2020-08-03"},
		{"She moved to Oslo in 2011. That year her book came out.", "2011=2011; That year=2011"},
		{"The storm hit on July 20. The following week the power failed.", "July 20=2020-07-20; The following week=2020-W31 2020-07-27/2020-08-02"},
		{"The war began in 1914. A year earlier nobody had expected it.", "1914=1914; A year earlier=1913"},
		{"The office was open from March 3 to March 9.", "March 3=2020-03-03 2020-03-03/2020-03-09; March 9=2020-03-09 2020-03-03/2020-03-09"},
		{"He governed between 1985 and 1987.", "1985=1985 1985/1987; 1987=1987 1985/1987"},
		{"The museum is closed until Friday.", "Friday=2020-08-07 /2020-08-07"},
		{"The road has been closed since July 1.", "July 1=2020-07-01 2020-07-01/.."},
		{"He did it before 2015 and after 2017.", "2015=2015 /2015; 2017=2017 2017/.."},
		{"The house was built around 1850.", "around 1850=1850 1850~"},
		{"About 1900 the river was moved.", "About 1900=1900 1900~"},
		{"The season of 2019-20 was cut short.", "2019-20=2019 2019/2020"},
		{"Profit rose 5% from a year earlier.", "a year earlier=2019"},
		{"The bakery opens before dawn on Sunday.", "dawn on Sunday=TIME 2020-08-09TMO /2020-08-09"},
		{"In the last decade, wages stood still.", "the last decade=DURATION P10Y 2010/2020-08-07"},
		{"On the morning of September 11, 2001 the sky was clear.", "the morning of September 11, 2001=TIME 2001-09-11TMO 2001-09-11"},
		{"He has worked there for years.", "years=DURATION PXY"},
		{"The last two weeks were hard.", "The last two weeks=DURATION P2W 2020-07-24~/2020-08-07"},
		{"In recent months, the price has fallen.", "recent months=DURATION PXM"},
		{"On Thanksgiving he was at home.", "Thanksgiving=2019-11-28"},
		{"By year-end, the plant will be closed.", "year-end=2020-12-31 /2020-12~"},
		{"The prime minister's deadline was Tuesday.", "Tuesday=2020-08-04"},
		{"We meet on Monday, August 10.", "Monday, August 10=2020-08-10"},
		{"He spoke on Monday, Aug. 3, in Rome.", "Monday, Aug. 3=2020-08-03"},
		{"Until then, nothing will change.", ""},
		{"The festival, held in April, was a success.", "April=2020-04"},
		{"They hope to finish in September 2021.", "September 2021=2021-09"},
		{"The judge gave Microsoft until September 15.", "September 15=2020-09-15 /2020-09-15"},
		{"On Friday night the lights went out.", "Friday night=TIME 2020-08-07TNI 2020-08-07"},
		{"The ban takes effect Sunday.", "Sunday=2020-08-09"},
		{"The agency hopes to launch on Tuesday.", "Tuesday=2020-08-11"},
		{"She flew home to see her mother on Monday.", "Monday=2020-08-03"},
		{"He may have left on Wednesday.", "Wednesday=2020-08-05"},
		{"On Valentine’s Day, 2019, they married.", "Valentine’s Day, 2019=2019-02-14"},
		{"She waited half an hour and half a year.", "half an hour=DURATION PT30M; half a year=DURATION P6M"},
		{"The Sunday Times reported that the man sold 2000 shares.", ""},
		{"The second man came first.", ""},
		{"Prices fall and rise.", ""},
		{"It may rain in may.", ""},
		{"The 500-page report cost $2,000.", ""},
		{"He ran the 400 metres in 43 seconds.", "43 seconds=DURATION PT43S"},
		{"A minute later he had won.", "A minute later=DURATION PT1M"},
		{"One day the king died.", ""},
		{"The impact of today's vote was small.", "today=2020-08-07"},
		{"He scored in the first half of the match and in the third quarter of the game.", ""},
		{"Profit fell in the first half of the year.", "the first half of the year=2020-H1 2020-01/2020-06"},
		{"Output fell in the second quarter of the year.", "the second quarter of the year=2020-Q2 2020-04/2020-06"},
		{"That same evening he was home.", "That same evening=TIME 2020-08-07TEV 2020-08-07"},
		{"The youth of today is as of today happy.", "today=PRESENT_REF; today=2020-08-07"},
		{"It has grown since the March 15 attack, by Friday's count.", "March 15=2020-03-15; Friday=2020-08-07"},
		{"It was over in one day.", "one day=DURATION P1D"},
		{"It was his first rally in three months.", "three months=DURATION P3M"},
		{"The shop was robbed at 2 a.m. local time (0100 UTC) on Friday.", "2 a.m. local time (0100 UTC) on Friday=TIME 2020-08-07T02:00 2020-08-07"},
		{"They usually come in the evening.", ""},
		{"On Sunday he fell ill; in the evening he died.", "Sunday=2020-08-02; the evening=TIME 2020-08-02TEV 2020-08-02"},
		{"The 2019-nCoV virus spread.", ""},
		{"Music of the 50s is back.", "the 50s=195 195X"},
		{"He will be back in a second.", ""},
		{"He is 45 years old.", ""},
		{"The five-year-old child slept.", ""},
		{"It was a one-day strike.", "one-day=DURATION P1D"},
		{"The 2020 election is close.", "2020=2020"},
		{"The deal was signed in the spring.", "the spring=2020-SP 2020-21"},
		{"The week ended badly.", ""},
		{"Back in the day, all was well.", ""},
		{"Since Monday, three shops have closed.", "Monday=2020-08-03 2020-08-03/.."},
		{"The work began on Monday and ended on Wednesday.", "Monday=2020-08-03; Wednesday=2020-08-05"},
		{"A deal is expected by the weekend.", "the weekend=2020-W32-WE /2020-08-09"},
		{"China yesterday slammed the US for its unfair treatment of Huawei.", "yesterday=2020-08-06"},
		{"The ban comes into force 45 days after the executive order, on September 20. Which is five days after the September 15 deadline president Trump has given Microsoft.", "45 days=DURATION P45D; September 20=2020-09-20; five days=DURATION P5D; September 15=2020-09-15"},
		{"Which brings us to the way it works, because on Sunday the president was willing to assist Microsoft. Trump did so after a personal conversation with Nadella. Four days later, Trump has told the public that TikTok is toxic.", "Sunday=2020-08-02; Four days later=2020-08-06"},
		{"Musk's shares were sold last month. The letter is dated April 4, and was shared this week by the regulator.", "last month=2020-07; April 4=2020-04-04; this week=2020-W32 2020-08-03/2020-08-09"},
		{"The economy shrank in the second quarter, compared with a year earlier.", "the second quarter=2020-Q2 2020-04/2020-06; a year earlier=2019-Q2 2019-04/2019-06"},
		{"Sales rose in the quarter.", "the quarter=2020-Q2 2020-04/2020-06"},
		{"In the year ended March 31, sales fell.", "the year=DURATION P1Y; March 31=2020-03-31"},
		{"The men were held for two days, three nights and an hour.", "two days=DURATION P2D; an hour=DURATION PT1H"},
		{"On the night of August 4 a warehouse blew up.", "the night of August 4=TIME 2020-08-04TNI 2020-08-04"},
		{"The meeting is at 10:30 tomorrow.", "10:30 tomorrow=TIME 2020-08-08T10:30 2020-08-08"},
		{"The meeting will begin at 10:30 a.m. tomorrow in room 12.", "10:30 a.m. tomorrow=TIME 2020-08-08T10:30 2020-08-08"},
		{"Talks will start on Tuesday at 3 p.m. in Geneva.", "Tuesday at 3 p.m.=TIME 2020-08-11T15:00 2020-08-11"},
		{"June Smith met April Jones in August.", "August=2020-08"},
		{"The shop closed two years before the war.", "two years=DURATION P2Y"},
		{"Two years before, the shop had closed.", "Two years before=DURATION P2Y"},
		{"A decade later the town was empty.", "A decade later=DURATION P10Y"},
		{"Centuries later, they returned. He won in 1066.", "Centuries later=DURATION PXCE; 1066=1066"},
		{"Years ago it was a farm.", "Years ago=PAST_REF"},
		{"He had left weeks earlier.", "weeks earlier=DURATION PXW"},
		{"A few days later he came back.", "A few days later=DURATION PXD"},
		{"It will last until at least 2030.", "2030=2030"},
		{"In the coming weeks more will follow.", "the coming weeks=DURATION PXW"},
		{"Over the next two days it will rain.", "the next two days=DURATION P2D 2020-08-07/2020-08-09"},
		{"It will be sold within 30 days.", "30 days=DURATION P30D"},
		{"He wants it done as soon as possible.", ""},
		{"The plan covers 2021 to 2025.", "2021=2021 2021/2025; 2025=2025 2021/2025"},
		{"Born in 1950-51, they are old.", "1950-51=1950 1950/1951"},
		{"Twenty-five years ago they met.", "Twenty-five years ago=1995"},
		{"A hundred years later it still stood.", "A hundred years later=DURATION P100Y"},
		{"He owed 1.5 million dollars for 1.5 years.", "1.5 years=DURATION P1.5Y"},
		{"The ship sank at dawn on May 7, 1915.", "dawn on May 7, 1915=TIME 1915-05-07TMO 1915-05-07"},
		{"This year's budget is larger than last year's.", "This year=2020; last year=2019"},
		{"The third-quarter results are due in October.", "third-quarter=2020-Q3 2020-07/2020-09; October=2020-10"},
		{"The fourth quarter begins in October.", "The fourth quarter=2020-Q4 2020-10/2020-12; October=2020-10"},
		{"The price was $40 at the end of last year.", "the end of last year=2019"},
		{"He turned up at about 3 p.m.", "about 3 p.m.=TIME 2020-08-07T15:00 2020-08-07"},
		{"They marched on May Day.", "May Day=2020-05-01"},
		{"It happened on the 5th of August.", "the 5th of August=2020-08-05"},
		{"It happened on the 5th.", ""},
		{"The company, founded in 1976 in California, said on Thursday that it would pay in November.", "1976=1976; Thursday=2020-08-06; November=2020-11"},
		{"The former head left in 2017, the year before.", "2017=2017"},
		{"Every two weeks he writes home; each Tuesday night he calls.", "Every two weeks=SET P2W; each Tuesday night=SET XXXX-WXX-2TNI"},
		{"He comes home at weekends, usually on Saturday mornings.", "weekends=SET XXXX-WXX-WE; Saturday mornings=SET XXXX-WXX-6TMO"},
		{"In the nineteen-eighties and the twenties.", "the nineteen-eighties=198 198X; the twenties=192 192X"},
		{"By the early 21st century, it had gone.", "the early 21st century=20 /20XX"},
		{"Last Thursday morning he left; next Tuesday evening he returns.", "Last Thursday morning=TIME 2020-08-06TMO 2020-08-06; next Tuesday evening=TIME 2020-08-11TEV 2020-08-11"},
		{"The court on Friday ordered a halt, two days before the ban was to take effect.", "Friday=2020-08-07; two days=DURATION P2D"},
		{"It has been two months since the ban.", "two months=DURATION P2M"},
		{"Later that day, he fled. The same night he was caught.", "Later that day=2020-08-07; The same night=TIME 2020-08-07TNI 2020-08-07"},
		{"The morning after, all was quiet.", "The morning after=TIME 2020-08-08TMO 2020-08-08"},
		{"President Trump will speak Monday night at the Republican convention.", "Monday night=TIME 2020-08-10TNI 2020-08-10"},
		{"The deal is to be announced by Sunday and closed no later than September 15.", "Sunday=2020-08-09 /2020-08-09; September 15=2020-09-15 /2020-09-15"},
		{"It was the hottest day this month.", "this month=2020-08"},
		{"President Putin is to sign it within the next 24 hours.", "the next 24 hours=DURATION PT24H 2020-08-07/2020-08-08"},
		{"The price fell in the past month.", "the past month=DURATION P1M 2020-07/2020-08-07"},
		{"The firm plans to hire until the end of the year.", "the end of the year=2020 /2020"},
		{"She managed to leave on Wednesday.", "Wednesday=2020-08-05"},
		{"A decision is due by next Friday.", "next Friday=2020-08-14 /2020-08-14"},
		{"Three days before, on Aug. 1, he had resigned.", "Three days before=DURATION P3D; Aug. 1=2020-08-01"},
		{"The market closed at 4 p.m. Eastern time on Thursday.", "4 p.m. Eastern time on Thursday=TIME 2020-08-06T16:00 2020-08-06"},
		{"Dr. May saw the patient in May.", "May=2020-05"},
		{"The company, which is to report on Aug. 20, fell on Thursday.", "Aug. 20=2020-08-20; Thursday=2020-08-06"},
		{"The rule takes effect Jan. 1, 2021, and ends Dec. 31.", "Jan. 1, 2021=2021-01-01; Dec. 31=2021-12-31"},
		{"The law was to expire in March.", "March=2020-03"},
		{"The fair runs from March 15 to 17.", "March 15 to 17=2020-03-15 2020-03-15/2020-03-17"},
		{"It was held on July 13-17, 2019.", "July 13-17, 2019=2019-07-13 2019-07-13/2019-07-17"},
		{"The shop is shut since Monday.", "Monday=2020-08-03 2020-08-03/.."},
		{"As of Sunday evening, all four are well.", "Sunday evening=TIME 2020-08-02TEV 2020-08-02"},
		{"Imus in the Morning and Back to the Future were on the air.", ""},
		{"He spent the next five years in prison.", "the next five years=DURATION P5Y"},
		{"About a quarter of the wind of 120 miles per hour was lost.", ""},
		{"He was seen on New Year’s Day.", "New Year’s Day=2020-01-01"},
		{"The board meets on the first Monday of September.", "the first Monday of September=2020-09-07"},
		{"The board met on the last Friday of July and the second Tuesday in June 2019.", "the last Friday of July=2020-07-31; the second Tuesday in June 2019=2019-06-11"},
		{"The board meets on the last Monday of this month.", "the last Monday of this month=2020-08-31"},
		{"They met on the fifth Friday of June 2020.", ""},
		{"They talked on Monday of last week and vote on Tuesday of next week.", "Monday of last week=2020-07-27; Tuesday of next week=2020-08-11"},
		{"Elections are held on the first Tuesday after the harvest.", ""},
		{"The offer is a fifth more than Thursday's closing price.", "Thursday=2020-08-06"},
		{"She is looking ahead to Tuesday's meeting.", "Tuesday=2020-08-11"},
		{"He threatened to leave if they did not apologise by Monday.", "Monday=2020-08-10 /2020-08-10"},
		{"They gave him until Monday to answer; he had until April 30 to appeal.", "Monday=2020-08-10 /2020-08-10; April 30=2021-04-30 /2021-04-30"},
		{"Until Tuesday I had no opinion.", "Tuesday=2020-08-04 /2020-08-04"},
		{"It will be its largest deal in six years.", "six years=DURATION P6Y"},
		{"It will be built in six years.", "six years=2026"},
		{"It was Easter 2019, not Good Friday or Labor Day.", "Easter 2019=2019-04-21; Good Friday=2019-04-19; Labor Day=2019-09-02"},
		{"Polls open on Election Day and close before Thanksgiving Day.", "Election Day=2020-11-03; Thanksgiving Day=2020-11-26 /2020-11-26"},
		{"Sales rose 5% in June from the same month a year ago.", "June=2020-06; the same month a year ago=2019-06"},
		{"Sales rose 5% in the second quarter, from the same period last year.", "the second quarter=2020-Q2 2020-04/2020-06; the same period last year=2019-Q2 2019-04/2019-06"},
		{"Output fell from the corresponding period of 2018.", "the corresponding period of 2018=2018"},
		{"Shares fell for a third straight day.", "a third straight day=2020-08-07"},
		{"The index ended the day at 40, late in the day it was 50.", "the day=2020-08-07; the day=2020-08-07"},
		{"The siren sounded at 0730 GMT and at 10.30am.", "0730 GMT=TIME 2020-08-07T07:30 2020-08-07; 10.30am=TIME 2020-08-07T10:30 2020-08-07"},
		{"He left a fortnight ago for a fortnight.", "a fortnight ago=2020-W30 2020-07-20/2020-07-26; a fortnight=DURATION P2W"},
		{"It was a yearlong strike, then week-long rain; it blew all day and the entire week.", "yearlong=DURATION P1Y; week-long=DURATION P1W; all day=DURATION P1D; the entire week=DURATION P1W"},
		{"The iLife '11 suite is old, as is the class of '09.", "'09=2009"},
		{"Markets will remain closed until Tuesday; he postponed the vote until Monday.", "Tuesday=2020-08-11 /2020-08-11; Monday=2020-08-10 /2020-08-10"},
		{"The next day, the two met. Bob told Kamloops This Week of it.", ""},
		{"Siemens must sell it by April 1, and will by March.", "April 1=2021-04-01 /2021-04-01; March=2021-03 /2021-03"},
		{"It took half a century or half a decade.", "half a century=DURATION P50Y; half a decade=DURATION P5Y"},
		{"The best year since '82 was in the 70s and 80s.", "'82=1982 1982/..; the 70s=197 197X; 80s=198 198X"},
		{"It stays closed for the time being; a price must be agreed by August 20, and paid by that time.", "the time being=PRESENT_REF; August 20=2020-08-20 /2020-08-20; that time=2020-08-20 /2020-08-20"},
		{"Profit doubled in the last quarter.", "the last quarter=2020-Q2 2020-04/2020-06"},
		{"Prices rose in June 2019 and fell in July.", "June 2019=2019-06; July=2019-07"},
	} {
		a := article("2020-08-07T09:00:00-04:00", tt.text)
		if got := timesIn(a, read(t, r, a).Times); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestTimesPublished has what depends on the day of publication and its zone.
func TestTimesPublished(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ published, text, want string }{
		{"2020-08-07T01:30:00+09:00", "It rained yesterday.", "yesterday=2020-08-06"}, // still the 6th in London
		{"2020-08-06T22:30:00-04:00", "It rained yesterday.", "yesterday=2020-08-05"}, // already the 7th in London
		{"2020-08-07", "It rained yesterday.", "yesterday=2020-08-06"},
		{"2021-01-04", "The bank failed in the fourth quarter.", "the fourth quarter=2020-Q4 2020-10/2020-12"},
		{"2021-01-04", "He resigned on Dec. 30.", "Dec. 30=2020-12-30"},
		{"2021-01-04", "It snowed last week.", "last week=2020-W53 2020-12-28/2021-01-03"},
		{"2020-12-30", "The rule will apply from January 5.", "January 5=2021-01-05"},
		{"2020-03-01", "She left two days ago.", "two days ago=2020-02-28"},
		{"2020-03-31", "The rent fell last month.", "last month=2020-02"},
		{"2020-02-29", "The shop opened last year and closes next year.", "last year=2019; next year=2021"},
		{"2020-08", "He left on September 20 and on Sunday.", "September 20=XXXX-09-20"},
		{"", "On Sunday and September 20.", "September 20=XXXX-09-20"},
		{"", "In 2018. Two years later. Yesterday.", "2018=2018; Two years later=2020"},
		{"", "On February 30, and on February 29.", "February 29=XXXX-02-29"},
		{"", "On 3 May 1950 he was born. The next day it rained. A week later it snowed.", "3 May 1950=1950-05-03; The next day=1950-05-04; A week later=1950-W19 1950-05-08/1950-05-14"},
	} {
		a := article(tt.published, tt.text)
		if got := timesIn(a, read(t, r, a).Times); got != tt.want {
			t.Errorf("%q, published %s:\n got %s\nwant %s", tt.text, tt.published, got, tt.want)
		}
	}
	a := article("2020-08-07", "# Trump meets Microsoft chief on Sunday", "The talks were short.")
	if got, want := timesIn(a, read(t, r, a).Times), "Sunday=2020-08-02"; got != want {
		t.Errorf("a headline in the present: got %s, want %s", got, want)
	}
}

// edtfForm is the part of EDTF that is written: dates of level 1, to the day,
// and intervals of them.
var edtfForm = regexp.MustCompile(`^(DATE~?)?(/(DATE~?|\.\.)?)?$`)

// plainDate is a date of edtfForm.
var plainDate = regexp.MustCompile(`\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX`)

// FuzzTimes shows that whatever the words, expressions stand in order in their
// text, and their values and EDTF forms are well formed.
func FuzzTimes(f *testing.F) {
	for _, seed := range []string{
		"on Sept. 20, 2020, at 7:15 p.m. EST", "from 9/11/2001 to the '80s", "two and a half years ago", "the last quarter of nineteen ninety-six", "twenty-five years-old 52-week each other of", "31 February 0000-00-00",
		"the year 's first quarter of last year 's", "9999-12-31 the next day. A century later. in 100,000,000 years", "\u2019 s every 3rd. the the the q4",
	} {
		f.Add(seed, "2020-08-07")
	}
	f.Add("tomorrow, the next century", "9999-12-31")
	f.Add("yesterday, last century, 2000 years ago", "0001-01-01")
	f.Fuzz(func(t *testing.T, text, published string) {
		date, _ := news.ParseDate(published)
		end := 0
		for _, e := range findTimes(newTree(plainTokens(text)), date) {
			if e.Span.Start < end || e.Span.Len() < 1 || e.Span.End > len(text) {
				t.Fatalf("%q: the span %v overlaps, is empty or lies outside", text, e.Span)
			}
			end = e.Span.End
			if e.Value == "" || !strings.Contains("DATE TIME DURATION SET", e.Type) || strings.Contains(e.Value, "-00") {
				t.Fatalf("%q: %+v", text, e)
			}
			if form := plainDate.ReplaceAllString(e.EDTF, "DATE"); !edtfForm.MatchString(form) {
				t.Fatalf("%q: %+v is no EDTF that is written", text, e)
			}
		}
	})
}

// plainTokens cuts a text at blanks, as one sentence without any grammar, its
// numbers taken for dates.
func plainTokens(text string) *tokens {
	t := &tokens{text: text, blocks: []news.Block{{Kind: news.Paragraph, Span: news.Span{End: len(text)}}}}
	for at := range strings.FieldsSeq(text) {
		start := strings.Index(text[t.end():], at) + t.end()
		t.list = append(t.list, token{span: news.Span{Start: start, End: start + len(at)}, text: at, lower: strings.ToLower(at), head: len(t.list), tag: "NNP", label: "DATE"})
	}
	if len(t.list) > 0 {
		t.sentences, t.first = []news.Sentence{{Span: news.Span{Start: t.list[0].span.Start, End: t.end()}}}, []int{0}
	}
	t.first = append(t.first, len(t.list))
	return t
}

// end is the end of the last token.
func (t *tokens) end() int {
	if len(t.list) == 0 {
		return 0
	}
	return t.list[len(t.list)-1].span.End
}

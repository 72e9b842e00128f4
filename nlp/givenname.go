package nlp

import "newsgraph/news"

// givenGender is the gender that a given name tells, in lower case; "" where it
// is not known or given to both.
func givenGender(name string) news.Gender {
	switch {
	case femaleNames[name]:
		return news.Female
	case maleNames[name]:
		return news.Male
	}
	return ""
}

// femaleNames and maleNames are given names that are common in the news and
// hardly ever given to both.
var (
	femaleNames = set(`
abigail adele agnes aisha alice alicia alison amanda amber amelia amy ana anastasia andrea angela angelina anita ann anna anne annette annie antonia audrey barbara beatrice becky bella bernadette beth betty beverly
brenda bridget camilla carla carmen carol caroline carolyn catherine cathy cecilia celia charlotte cheryl chloe christina christine cindy claire clara claudia colleen constance cristina cynthia daisy danielle deborah
debra denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena elisabeth eliza elizabeth ella ellen emily emma erica esther eva evelyn fatima fiona florence frances francesca gabriela gail
gemma geraldine gillian gina giulia gladys gloria grace greta gretchen hannah harriet heather heidi helen helena henrietta hilary hillary holly ida ingrid irene iris isabel isabella isabelle ivana ivanka jacqueline jane janet
janice jasmine jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia juliana julie juliet karen katarina kate katherine kathleen kathryn kathy katie katrina kayla kristen kristin
laura lauren leila lena leonora lily linda lisa lois lorraine louise lucia lucy lydia madeleine maggie marcia margaret maria mariam marie marilyn marina marjorie marlene martha mary matilda maureen megan melania melanie melinda
melissa mercedes michelle mildred miranda miriam molly monica nadia nancy naomi natalia natalie natasha nicole nina nora norma olga olivia pamela patricia paula pauline penelope petra phoebe phyllis priscilla rachel
rebecca regina renee rita roberta rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah selena serena sheila shirley silvia sofia sonia sonja sophia sophie stella stephanie susan susanna suzanne sylvia
tamara tania tanya tara tatiana teresa thelma theresa tiffany tina ursula valentina valerie vanessa vera veronica victoria viola violet virginia vivian wanda wendy yolanda yvonne zoe
`)
	maleNames = set(`
aaron abdul abraham adam adrian ahmed alan albert alberto alejandro alexander alfonso alfred ali allan allen alvin amir anders andre andrei andrew angelo anthony antonio arnold arthur barack barry ben benedict benjamin bernard bernie
bill billy bob boris brad bradley brandon brendan brett brian bruce bruno bryan calvin carl carlo carlos cedric cesar charles chris christian christopher chuck clarence clark claude clifford clint clive colin conrad craig
curtis dale damian dan daniel darren dave david dean dennis derek dick diego dieter dimitri dmitry dominic don donald doug douglas duncan dwight earl ed eddie edgar eduardo edward edwin elliot elon emmanuel enrique eric erik ernest ernesto eugene
felipe felix ferdinand fernando floyd francesco francisco francois frank franklin fred frederick friedrich gabriel gareth garry gary gavin geoff geoffrey george gerald gerard gerhard giovanni giuseppe glenn gordon graham greg gregory
guillermo gustav guy hamid hans harold harry harvey hassan hector heinrich helmut henry herbert herman horace howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jacques jaime jake james jared jason javier jay jeff jeffrey
jeremy jerome jerry jim jimmy joachim joe joel johann john johnny jonathan jorge jose joseph joshua juan julian julio jurgen justin karl keith ken kenneth kevin khalid klaus kurt kyle lance lars larry lawrence len leo leon leonard leonardo leopold
lionel lloyd louis luca lucas luigi luis luke malcolm manuel marc marco marcus mario mark markus marshall martin marvin mathew matt matteo matthew maurice max maximilian melvin michael miguel mikhail mike milton mitch mitchell mohamed mohammad mohammed
muhammad murray mustafa nathan nathaniel neil nelson nicholas nick nicolas nigel nikolai noah norman oleg oliver omar oscar otto owen pablo patrick paul pedro per peter phil philip philippe phillip pierre rafael ralph ramon randall randy raul raymond
rex ricardo richard rick rob robert roberto rodney rodrigo roger roland rolf ron ronald ross roy rudolf rupert russell ryan salman salvador samuel saul scott sean sebastian seth sergei sergey sergio shane shaun sidney silvio simon stanley stefan
stephen stephan steve steven stewart stuart ted terence terrence theodore thomas tim timothy toby todd tom tommy tony trevor tyler umberto victor viktor vincent vladimir walter warren wayne werner wilfred wilhelm will william winston wolfgang xavier yusuf zachary
`)
)

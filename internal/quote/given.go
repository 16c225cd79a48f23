package quote

// givenNames are common given names of the languages of European and American
// news, which tell the gender of people that the gazetteer does not hold.
func givenNames() []wordGroup {
	return []wordGroup{
		{clsGiven | clsMale, `aaron adam adrian alan albert aleksander aleksandr alex alexander alexandre alexei alexey alfred ali allen anders andreas andrei andrej
andrew andrey andriy andrzej anthony antonio antónio antonis antti anatoly arnold arthur arturo barack barry bart ben benjamin benny bernard bernie bill billy bob bobby boris
brad brian bruce bruno carl carlos charles charlie chris christian christoph christopher claude colin craig dan daniel daniil dave david denis dennis dick didier
dmitri dmitrii dmitriy dmitry dmytro don donald doug douglas ed eddie edgar edward edgars elon emmanuel eric erik ernest eugene evgeny fabian felipe felix ferdinand fernando filip
francis francisco francois françois frank frans franz fred frederick frederik friedrich fritz gabriel gary gavin geert geoffrey georg george georgi gerald gerard gerhard giorgio
giovanni giuseppe gitanas glenn gordon graham greg gregory guido guillaume guy gustav hans harald harold harry heiko heinz helmut henri henrik henry herbert herman howard hubert hugo
ian igor ihor ilya ivan ivo jack jacob jacques jakob jakub james jamie jan janez janis janusz jared jarosław jason javier jay jean jeff jeffrey jens jeremy jerry jerome jim jimmy
joachim joe joel joerg johan johann johannes john johnny jon jonas jonathan jordan jorge jörg josé jose josef josep joseph josh joshua josip juan jürgen juha julian julien justin kaspars kevin
keir keith ken kenneth kim kirill klaus konstantin krišjānis kristian kurt kyle kyriakos larry lars laurent lee leo leon leonard leonid lindsey louis luc luca lucas luigi luis lukas
maciej magnus manuel marc marcel marco marcus marek margus mariano mario marius mark markus martin mateusz mats matt matteo matthew matthias maurice max maxim maxime michael michal michał
michel micheál miguel mihai mike mikhail mikael miloš milos mitch mitt moritz mykhailo nathan ned neil nicholas nick nicolae nicolas nigel nikita niko nikol nikolai nikolay norbert norman olaf olaf
oleg oleh oleksandr oleksiy oleksii oliver olivier olli omar oscar oskar otto pascal pat patrick paul paulo pavel pavlo pawel paweł pedro pekka per peter petr petri petro petteri phil philip philippe pierre
pieter pietro piotr radek radoslaw radosław rafael ralf ralph ramzan randy ray raymond rene richard rick rishi rob robert roberto robin rod roger roland rolf roman ron ronald
rudolf rudy rupert ruslan russell ryan salvador sam samuel sean sebastian serge sergei sergey serhiy sergio seth sigmar silvio simon stanislav stefan stephane stephen
steve steven stuart taavi ted teo theo thierry thomas tim timothy tobias toby todd tom tomas tomáš tommy toomas tony tucker tyler ulf urmas uwe vadim valentin valery valerii vasyl
victor viktor viktoras vincent vitali vitaly vladimir vladislav volodymyr volker vsevolod vyacheslav walter warren wayne werner wilhelm will willem william wojciech wolfgang xavier xi yevgeny yuri yuriy yury
yves zbigniew recep jens-christian jean-claude jean-noël jean-yves hans-dietrich frank-walter pieter-jan edgars taro narendra benjamin mikk kestutis kęstutis`},
		{clsGiven | clsFemale, `abigail agnes agnieszka alena alexandra alexandria alice alicia alina alison amanda amber amelie amy ana anastasia andrea angela angelina anita anja ann anna annalena anne
annegret annette annie antonia arancha arianna ashley astrid audrey barbara beata beatrice beatrix becky betsy betty beverly birgit brenda brigitte britta camilla carla carly carmen carol
carolina caroline catherine cathy cecilia charlotte cheryl chloe christiane christina christine chrystia cindy clara claire claudia condoleezza constance corinne cynthia dana daria debbie deborah denise diana diane donna
dora doris dorothy edith ekaterina elaine eleanor elena elina elisa elisabeth elise elizabeth ellen elsa emily emma erika esther eva evelyn evika fiona florence frances francesca françoise gabriele
gabriela gail galina gina giorgia gloria grace greta hanna hannah hadja heather heidi helen helena helga henna hilary hillary huma ida inga inés ines ingrid irene irina isabel isabelle ivana ivanka iryna
jacqueline jane janet janice jean jeanne jennifer jenny jessica jill joan joanna joanne jolanta josephine joy joyce judith judy julia julie juliette kaja karen karin karine katarina kate katerina kathleen kathy katja katherine
kathryn katie katrin kayleigh kellyanne kersti kim kirsten kristi kristalina kristin kristina larisa laura lauren laurence lena leslie lidia liesje liliana lily linda lisa liz loretta louise lucia lucy lydia lyudmila madeleine magdalena mairead
manuela margaret margarita margrethe margus maria marie marianne marija marina marine marion marta martha mary maud maya megan megyn melania melanie melinda melissa mette michelle miriam monica monika nadia nancy naomi natalia natalie natalya
nicola nicole nikki nina olena olga olha oksana pamela patricia patty paula penelope penny petra polina rachel rebecca renata rita roberta robyn rosa rosalind rose ruth sabine sally samantha sandra sanna sara sarah sharon sheila
shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan susanne suzanne svetlana sviatlana sylvia tamara tania tanja tatiana teresa theresa tina tracy ulrike ursula valentina valeria valérie vanessa vera
veronica veronika victoria viktoria virginia viola wendy yulia yuliya yvette yvonne zoe zuzana marie-agnes nathalie élisabeth roberta riina baiba`},
	}
}

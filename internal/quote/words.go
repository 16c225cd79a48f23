package quote

// wordGroups are the closed classes of English, and the open ones as far as news
// prose needs them. A word may stand in several groups.
func wordGroups() []wordGroup {
	return []wordGroup{
		{clsDet | clsFunction, `the a an this that these those some any each every another many several most all both few no one two three four five
six seven eight nine ten other such what`},
		{clsDet | clsPossessive | clsFunction, `his her its their our my your whose`},
		{clsMale, `he him his himself mr mr. sir lord king prince duke count baron pope father brother son husband man boy uncle
chairman congressman spokesman businessman statesman father-in-law gentleman monsieur herr signor señor mr`},
		{clsFemale, `she her hers herself mrs mrs. ms ms. miss lady queen princess duchess countess baroness mother sister daughter wife
woman girl aunt chairwoman congresswoman spokeswoman businesswoman stateswoman madame mme mme. mdm frau dame madam signora señora`},
		{clsPrep | clsFunction, `of in with by from to for against about on at into over under between among towards toward behind beyond without
within during near through via upon despite including regarding concerning across around amid amongst per off inside outside along onto like unlike`},
		{clsConj | clsFunction, `and but or nor yet so`},
		{clsSub | clsFunction, `when while after before as because although though if since until till unless whereas once where whenever even
than whether that how why`},
		{clsPronoun | clsFunction, `he she they it we i you him them her us me himself herself someone somebody everyone everybody nobody others himself
themselves itself`},
		{clsWho, `who whose which whom that`},
		{clsAux | clsFunction, `is are was were be been being has have had having do does did will would shall should can could may might must
wo n't not never isn't wasn't won't didn't doesn't don't couldn't wouldn't hasn't haven't hadn't can't cannot aren't weren't shouldn't
isn’t wasn’t won’t didn’t doesn’t don’t couldn’t wouldn’t hasn’t haven’t hadn’t can’t aren’t weren’t shouldn’t 's 'd 'll 've 're to
’d ’ll ’ve ’re ’m 'm`},
		{clsAdverb | clsFunction, `also later then once again still now just often always never even only too soon meanwhile instead further
first earlier yesterday today tonight recently previously separately however though indeed thus therefore nevertheless nonetheless
moreover besides elsewhere already afterwards afterward subsequently consequently accordingly additionally finally eventually sometimes
once yet ever there here perhaps maybe simply rather quite very well online aloud outright back twice repeatedly famously reportedly
afterwards flatly darkly dryly rhetorically so more that back bluntly in-part`},
		{clsCueNoun, `claim claims statement statements remark remarks words word comment comments tweet tweets post posts message messages
assertion assertions contention promise promises pledge pledges vow call calls warning warnings argument suggestion
description declaration declarations speech letter email e-mail memo note reply response answer answers question questions quip
joke jokes view opinion assessment verdict conclusion prediction criticism attack attacks accusation accusations allegation allegations
charge slogan motto mantra phrase demand demands insistence belief admission confession complaint proposal interview testimony
observation characterization characterisation rhetoric retort op-ed column article essay book`},
		{clsCueNoun | clsMediated, `statement report letter email memo tweet post article book document text declaration resolution communique
communiqué paper poll survey study editorial headline sign banner ad advertisement press release transcript law bill filing complaint
lawsuit ruling opinion note caption website site page story platform program newspaper magazine report message slogan motto saying`},
		{clsRole | clsTitle | clsFunction, `president minister chancellor premier prime leader chief secretary general secretary-general commissioner
senator governor mayor ambassador envoy diplomat director chairman chairwoman chairperson chair speaker congressman congresswoman
representative king queen prince princess pope patriarch judge justice prosecutor attorney general adviser advisor negotiator
coordinator candidate nominee lawmaker deputy professor analyst economist head boss commander admiral colonel captain
politician businessman businesswoman billionaire mogul developer strategist veteran taoiseach
spokesman spokeswoman spokesperson host author journalist columnist pollster activist vice-president vice co-chair co-chairman presidents ministers
president-elect vice-chancellor counterpart incumbent frontrunner front-runner runner-up rival challenger
libertarian independent republican democrat liberal conservative socialist lawyer aide official rapporteur whip historian`},
		{clsTitle | clsFunction, `mr mr. mrs mrs. ms ms. miss mx mx. dr dr. sir lord lady dame sen sen. rep rep. gov gov. gen gen. adm adm. lt lt. col col. maj maj.
capt capt. sgt sgt. cmdr cmdr. supt supt. det det. brig brig. prof prof. rev rev. hon hon. sec sec. amb amb. reverend sheriff officer detective marshal major lieutenant
sergeant cardinal archbishop bishop imam rabbi baroness baron count countess duke duchess sheikh emperor tsar comrade brother
sister father former ex late then foreign interior defence defense finance deputy acting outgoing incoming
frau herr madame mme mme. monsieur doctor moderator editor reporter correspondent anchor actor actress singer
spokesman spokeswoman spokesperson attorney national security us-president vice`},
		{clsUnnamed | clsFunction, `spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons officials official diplomat diplomats sources source aide aides
critics supporters opponents analysts experts observers people voters ministers leaders lawmakers politicians journalists reporters
members officers authorities representatives advisers advisors allies activists campaigners economists scientists researchers
protesters republicans democrats conservatives liberals residents soldiers troops negotiators envoys ambassadors insiders
person man woman expert analyst student resident supporter opponent critic observer participant
farmer farmers teacher teachers nurse nurses doctor doctors driver drivers pensioner pensioners waiter waitress shopkeeper protester
staffer staffers employee employees worker workers lawyers historians scholars editors commentators pundits
crowd audience group family friends friend neighbor neighbors man woman boy girl couple mother father wife husband son daughter
brother sister parents moderator attendee attendees passerby witness witnesses victim caller reader readers
officer lawyer attorney organizer organizers volunteer volunteers`},
		{clsOrg | clsFunction, `council commission parliament ministry office government administration campaign party committee court agency department
union federation bank institute university college school centre center group company corporation board association organization
organisation foundation army navy force forces police bureau service administration house senate congress assembly cabinet
kremlin pentagon nato un eu news times post journal tribune herald guardian telegraph gazette reuters bloomberg cnn bbc abc nbc cbs fox
msnbc politico interfax tass tv radio channel network magazine newspaper press media street avenue road square hall palace
conference convention summit forum festival treaty agreement act bill law constitution amendment city county state states district
region province republic kingdom empire island islands river sea ocean lake mountain mountains valley bay gulf peninsula
airport station tower building hotel hospital stadium arena park garden bridge church cathedral mosque temple
league club team museum library academy society trust fund project program programme initiative plan doctrine policy
war crisis revolution movement alliance coalition pact front bloc authority tribunal embassy consulate delegation mission secretariat
twitter facebook instagram telegram x google apple microsoft amazon youtube truth social
america britain europe russia ukraine germany france italy spain poland china india japan korea iran iraq israel syria turkey türkiye
canada mexico brazil australia finland sweden norway denmark estonia latvia lithuania hungary austria switzerland belgium
netherlands luxembourg portugal greece ireland scotland england wales cyprus malta croatia serbia bulgaria romania slovakia slovenia
georgia moldova belarus armenia azerbaijan kazakhstan
moscow kyiv kiev brussels berlin paris london rome madrid warsaw vienna budapest prague washington beijing tokyo ankara istanbul
strasbourg geneva helsinki stockholm oslo copenhagen tallinn riga vilnius minsk lisbon athens dublin bucharest sofia zagreb belgrade
minneapolis chicago boston dallas houston philadelphia cleveland detroit miami atlanta denver phoenix seattle
california texas florida ohio iowa virginia carolina michigan wisconsin pennsylvania nevada arizona colorado utah indiana illinois
massachusetts vermont hampshire york jersey connecticut maryland delaware missouri kansas nebraska oklahoma arkansas louisiana
mississippi alabama tennessee kentucky oregon idaho montana wyoming dakota minnesota maine hawaii alaska angeles francisco vegas
donbas donbass donetsk luhansk crimea zaporizhzhia kherson kharkiv odesa mariupol
east west north south middle eastern western northern southern central upper lower new united great
white black red green blue star super big
affairs relations security intelligence defence defense trade energy health education justice homeland
supreme federal european international world global public
day night week month year christmas easter
democracy democratic tea gop dnc rnc pac fbi cia irs nsa nra obamacare medicare medicaid brexit
air navy military royal
house oval capitol hill wall main`},
		{clsNation | clsFunction, `afghan african albanian algerian american arab argentine armenian asian australian austrian azerbaijani baltic bavarian
belarusian belgian bosnian brazilian british bulgarian canadian catalan chilean chinese colombian croatian cuban cypriot czech danish
dutch egyptian emirati english estonian ethiopian european finnish flemish french georgian german greek hungarian icelandic indian
indonesian iranian iraqi irish israeli italian japanese jordanian kazakh kenyan korean kosovan kurdish latvian lebanese libyan
lithuanian luxembourgish macedonian malaysian maltese mexican moldovan montenegrin moroccan nigerian nordic norwegian pakistani
palestinian philippine polish portuguese qatari romanian russian saudi scottish serbian slovak slovenian soviet spanish swedish
swiss syrian taiwanese tunisian turkish ukrainian uzbek venezuelan vietnamese walloon welsh muslim jewish christian catholic islamic
muslims jews christians americans russians ukrainians europeans hispanic latino`},
		{clsTime | clsFunction, `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan jan. feb feb. mar. apr. jun. jul. aug aug. sept sept. sep. oct oct. nov nov. dec dec. mon. tue. tues.
wed. thu. thur. thurs. fri. sat. sun. today yesterday tomorrow tonight morning afternoon evening night week month year weekend
earlier later ago last next past`},
		{clsVerb, `met went took came left gave made began became held won lost ran led sat stood rose fell got got kept sent brought bought
built paid drew flew grew threw broke chose drove rode wrote ate beat bore caught cut dealt dug fed fought forgave forgot froze hung hid
hurt knelt laid lent let lit put quit rid rung sang sank sold set shook shone shot shrank shut slept slid spent spun split spread sprang
stole stuck strove struck swept swam swung taught tore understood upset wept wound goes gets takes makes comes gives leaves meets
wants needs wants hopes keeps runs leads holds brings sees looks seems appears remains plans aims faces serves works lives sits stands
plays visits arrives backs calls leads wins loses tries turns knows found agreed`},
		{clsLead | clsFunction, `according`},
		{clsLead | clsVerb, `hear hears heard hearing learn learns learned learnt learning`},
		{clsAbbr, `mr. mrs. ms. mx. dr. st. sen. rep. gov. gen. adm. lt. col. maj. capt. sgt. brig. prof. rev. hon. sec. amb. jr. sr. no. vs. etc. mme.
jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. inc. ltd. co. corp. bros. ariz. calif. colo. conn. del. fla. ga. ill. ind.
kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. okla. ore. pa. tenn. tex. va. vt. wash. wis. wyo. e.g. i.e. cf. approx.
dept. est. fig. vol. messrs. mt. ft. ave. blvd. cmdr. pvt. cpl. u.s. u.k. u.n. e.u. a.m. p.m. d.c. d-va. r-fla.`},
		{clsFunction, `according asked speaking addressing writing pressed given following due thanks contrary instead maybe let yes no oh well
reached critics both neither either thousands hundreds millions dozens much more less nothing something anything everything
here there how why what where when who whom which while during tuesday's among none half part later ahead aside apart`},
	}
}

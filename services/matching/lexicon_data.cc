#include "services/matching/lexicon_data.h"

#include "services/matching/lexicon.h"

namespace verbatim::matching {
namespace {

constexpr ClassWords kClasses[] = {
    {kNegator,
     "not never no nobody none nothing neither nor nowhere without hardly scarcely barely cannot"},
    {kModal, "may might must shall should will would can could ought need needs"},
    {kPronoun,
     "i you he she it we they me him her us them mine yours his hers ours theirs myself yourself "
     "himself herself itself ourselves themselves who whom this that these those one"},
    {kDeterminer, "the a an this that these those my your his her its our their some any every"},
    {kAuxiliary,
     "is are was were be been being am has have had having do does did doing got get gets 's 'd"},
    {kPast, "was were had did"},
    {kPreposition,
     "of to in on at by for with from about into onto over under between through during before "
     "after against among as like than toward upon within off out up down around across"},
    {kConjunction, "and or but that because if while when where although though since so whether"},
    {kHesitation, "um uh er erm ah hmm mm uhm eh huh"},
    {kDiscourse,
     "well so and but or look listen now ok okay yes yeah oh hey right folks frankly actually "
     "basically honestly obviously anyway again also then because like just please"},
    {kIntensifier,
     "very really so just quite too extremely absolutely totally completely truly simply pretty "
     "certainly definitely clearly literally incredibly"},
    {kTitle,
     "mr mrs ms miss dr sir president senator sen governor gov representative rep congressman "
     "congresswoman secretary minister chancellor king queen prince princess pope judge justice "
     "general gen colonel col captain capt lieutenant lt sergeant sgt admiral mayor professor prof "
     "speaker chairman ambassador director"},
    {kScale,
     "hundred thousand million billion trillion dozen percent % $ dollars dollar euros euro € £ "
     "pounds pound cents cent yen ¥ rubles hryvnia miles mile kilometers km meters feet inches "
     "acres hectares tons tonnes kilos kg pounds gallons liters barrels degrees seconds minutes "
     "hours days weeks months years decades centuries second minute hour day week month year"},
    {kCalendar,
     "monday tuesday wednesday thursday friday saturday sunday january february march april june "
     "july august september october november december today tomorrow yesterday tonight spring "
     "summer autumn winter"},
    {kDegree,
     "all most many some few several none both half every each always usually often sometimes "
     "rarely seldom never only almost nearly everyone everybody everything"},
    {kNegativeVerb,
     "deny denies denied denying refuse refuses refused refusing reject rejects rejected absurd "
     "false wrong untrue nonsense ridiculous lie lies lied myth impossible unlikely doubt doubts "
     "doubtful pretend pretends pretended mistake mistaken joke joking lack lacks lacked fail "
     "fails "
     "failed prevent prevents prevented stop stops avoid supposedly allegedly hardly unless if "
     "whether"},
    {kTurn, "if unless but until except only provided without though although however despite yet"},
    {kCondition, "if unless"},
    {kUntrue,
     "lie lies false untrue wrong nonsense rubbish myth fabrication invention falsehood absurd "
     "ridiculous"},
    {kTrue, "true right correct so"},
    {kReport,
     "say says said tells claim claims claimed suggest suggests suggested argue argues argued "
     "imply "
     "implies implied allege alleges alleged insist insists insisted believe believes think "
     "thinks"},
};

constexpr std::string_view kPersonWords[] = {"i we me us", "you", "he she they him them"};

constexpr std::string_view kModalWords[] = {"may might could can", "must shall need needs",
                                            "should ought", "will would"};

}  // namespace

const std::span<const ClassWords> kClassWords = kClasses;
const std::span<const std::string_view> kPersons = kPersonWords;
const std::span<const std::string_view> kModalities = kModalWords;

const std::string_view kFillers =
    "you know,i mean,by the way,of course,sort of,kind of,you see,i think,i guess,let me say,"
    "to be honest,in fact,as i said";

// British beside American spelling and names that are written in several ways. What a rule of
// RespellByRule() covers is not here.
const std::string_view kSpellings =
    "programme=program programmes=programs defence=defense offence=offense offences=offenses "
    "licence=license licences=licenses pretence=pretense practise=practice practised=practiced "
    "practising=practicing centre=center centres=centers centred=centered theatre=theater "
    "theatres=theaters metre=meter metres=meters kilometre=kilometer kilometres=kilometers "
    "litre=liter litres=liters fibre=fiber calibre=caliber sombre=somber spectre=specter "
    "meagre=meager lustre=luster manoeuvre=maneuver manoeuvres=maneuvers dialogue=dialog "
    "catalogue=catalog analogue=analog grey=gray cheque=check cheques=checks tyre=tire tyres=tires "
    "kerb=curb plough=plow sceptic=skeptic sceptics=skeptics sceptical=skeptical "
    "scepticism=skepticism mould=mold aluminium=aluminum jewellery=jewelry enrol=enroll "
    "enrolment=enrollment fulfil=fulfill fulfils=fulfills fulfilment=fulfillment "
    "instalment=installment instalments=installments skilful=skillful wilful=willful "
    "judgement=judgment judgements=judgments acknowledgement=acknowledgment ageing=aging "
    "moustache=mustache pyjamas=pajamas towards=toward amongst=among whilst=while learnt=learned "
    "burnt=burned spelt=spelled dreamt=dreamed leapt=leaped spoilt=spoiled storey=story "
    "paediatric=pediatric anaemia=anemia foetus=fetus encyclopaedia=encyclopedia "
    "haemorrhage=hemorrhage mediaeval=medieval aeroplane=airplane aeroplanes=airplanes cosy=cozy "
    "gaol=jail artefact=artifact artefacts=artifacts draught=draft sulphur=sulfur "
    "counsellor=counselor counsellors=counselors okay=ok alright=ok yeah=yes yep=yes ya=you "
    "nope=no em=them 'em=them til=until till=until cos=because cuz=because thru=through tho=though "
    "although=though goin=going doin=doing nothin=nothing somethin=something talkin=talking "
    "sayin=saying comin=coming tryin=trying lookin=looking gettin=getting workin=working "
    "makin=making thinkin=thinking runnin=running havin=having bein=being takin=taking "
    "givin=giving fightin=fighting livin=living walkin=walking standin=standing winnin=winning "
    "losin=losing playin=playing tellin=telling killin=killing everythin=everything kiev=kyiv "
    "kharkov=kharkiv odessa=odesa lvov=lviv "
    "zelenskyy=zelensky zelenskiy=zelensky %=percent dollars=$ dollar=$ euros=€ euro=€ &=and "
    "mister=mr doctor=dr senator=sen governor=gov representative=rep general=gen "
    "professor=prof";

const std::string_view kNumberWords =
    "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 "
    "twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 "
    "twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 "
    "first=1st second=2nd third=3rd fourth=4th fifth=5th sixth=6th seventh=7th eighth=8th "
    "ninth=9th tenth=10th twentieth=20th";

const std::string_view kScales =
    "dozen=12 dozens=12 hundred=100 thousand=1000 million=1000000 billion=1000000000 "
    "trillion=1000000000000";

const std::string_view kContractions =
    "cannot=can+not can't=can+not cant=can+not won't=will+not wont=will+not shan't=shall+not "
    "ain't=is+not aint=is+not dont=do+not doesnt=does+not didnt=did+not isnt=is+not wasnt=was+not "
    "arent=are+not werent=were+not hasnt=has+not havent=have+not hadnt=had+not wouldnt=would+not "
    "couldnt=could+not shouldnt=should+not gonna=going+to gotta=got+to wanna=want+to "
    "lemme=let+me gimme=give+me kinda=kind+of sorta=sort+of outta=out+of lotta=lot+of "
    "dunno=do+not+know coulda=could+have shoulda=should+have woulda=would+have musta=must+have "
    "tis=it+is twas=it+was tryna=trying+to imma=i+am+going+to betcha=bet+you wouldve=would+have "
    "couldve=could+have shouldve=should+have mustve=must+have mightve=might+have howd=how+'d "
    "whatre=what+are whatcha=what+are+you gotcha=got+you theyve=they+have weve=we+have "
    "youve=you+have theyll=they+will youll=you+will mustnt=must+not neednt=need+not "
    "hafta=have+to hasta=has+to oughta=ought+to y'all=you+all yall=you+all let's=let+us "
    "lets=let+us whaddya=what+do+you im=i+am ive=i+have youre=you+are theyre=they+are "
    "thats=that+'s twice=two+times thrice=three+times c'mon=come+on o'clock=oclock ma'am=madam";

const std::string_view kOpposites =
    "before|after if|unless more|less,fewer most|least increase,increases,increased,increasing|"
    "decrease,decreases,decreased,decreasing,reduce,reduces,reduced raise,raises,raised|"
    "lower,lowers,lowered,cut,cuts up|down rise,rises,rose,rising|fall,falls,fell,falling "
    "win,wins,won,winning|lose,loses,lost,losing for|against support,supports,supported|"
    "oppose,opposes,opposed true|false,untrue yes|no good|bad best|worst better|worse "
    "first,1st|last begin,begins,began|end,ends,ended start,starts,started|stop,stops,stopped "
    "open,opened,opens|close,closed,closes,shut accept,accepts,accepted|reject,rejects,rejected "
    "allow,allows,allowed|ban,bans,banned,forbid,prohibit,prohibited until|since above|below "
    "over|under friend,friends|enemy,enemies guilty|innocent safe|dangerous,unsafe "
    "hire,hires,hired|fire,fires,fired buy,buys,bought|sell,sells,sold give,gives,gave,given|"
    "take,takes,took,taken import,imports|export,exports attack,attacks,attacked|"
    "defend,defends,defended love,loves,loved|hate,hates,hated rich|poor success,succeed,succeeded|"
    "failure,fail,failed peace|war men,man|women,woman he,him|she,her "
    "north,northern|south,southern "
    "east,eastern|west,western left|right always|never,sometimes,rarely,seldom,often "
    "all,everyone,everybody|none,nobody,some,few everything|nothing big,large,huge|small,little "
    "high,higher|low,lower early,earlier|late,later strong,stronger|weak,weaker "
    "easy|hard,difficult "
    "possible|impossible likely|unlikely many|few inside|outside remember|forget push|pull "
    "approve,approves,approved|disapprove,veto,vetoed with|without both|neither either|neither "
    "father|mother son|daughter brother|sister husband|wife boy,boys|girl,girls "
    "cheap|expensive near|far old,older|new,young,younger buyer|seller gain,gains,gained|"
    "loss,losses confirm,confirms,confirmed|deny,denies,denied guilty|acquitted "
    "and|or legal|illegal majority|minority maximum|minimum";

}  // namespace verbatim::matching

#include "services/attribution/lexicon.h"

// Words for people: titles, roles, kin, and what stands before them. Plurals are derived.
namespace verbatim::attribution {
namespace {

constexpr LexiconRow kRows[] = {
    {kHonorific | kMale, "mr mister sir lord messrs monsieur herr señor signor don"},
    {kHonorific | kFemale, "mrs ms miss lady dame madam madame frau señora mme"},
    {kHonorific, "mx dr=doctor prof=professor hon rev=reverend fr"},
    {kHonorific | kRole,
     "sen=senator rep=representative gov=governor gen=general lt=lieutenant col=colonel "
     "maj=major capt=captain sgt=sergeant adm=admiral cmdr=commander cpl=corporal pvt=private "
     "pres=president supt=superintendent del=delegate det=detective insp=inspector atty=attorney "
     "amb=ambassador st"},
    {kRole,
     "president minister premier chancellor secretary chair chief general governor mayor senator "
     "representative congressperson director professor lawyer attorney solicitor barrister "
     "analyst economist strategist adviser advisor=adviser aide spokesperson judge justice "
     "ambassador envoy diplomat commander colonel major captain lieutenant sergeant admiral "
     "brigadier marshal corporal doctor surgeon physician nurse scientist researcher historian "
     "author writer novelist poet journalist reporter correspondent editor columnist commentator "
     "blogger broadcaster presenter anchor host producer filmmaker artist singer musician actor "
     "comedian coach manager player captain striker goalkeeper athlete footballer owner founder "
     "co-founder ceo cfo coo cto boss executive entrepreneur banker investor trader consultant "
     "engineer architect teacher lecturer scholar academic dean principal student officer "
     "detective "
     "inspector constable superintendent sheriff soldier pilot sailor veteran prosecutor "
     "magistrate "
     "negotiator mediator candidate nominee contender frontrunner front-runner leader deputy "
     "speaker whip lawmaker legislator politician councillor councilor=councillor councilmember "
     "commissioner administrator superintendent treasurer comptroller auditor trustee chairperson "
     "head organizer organiser=organizer activist campaigner advocate lobbyist pollster pundit "
     "expert specialist psychologist psychiatrist sociologist philosopher theologian "
     "epidemiologist "
     "virologist biologist physicist chemist climatologist meteorologist geologist ecologist "
     "bishop archbishop cardinal pope priest pastor reverend rabbi imam minister vicar chaplain "
     "emperor ruler dictator monarch heir farmer fisher trucker driver worker builder baker chef "
     "carpenter librarian curator secretary-general undersecretary under-secretary vice-president "
     "solicitor-general attorney-general paramedic rescuer firefighter moderator narrator "
     "whistleblower defendant plaintiff witness suspect opponent challenger rival ally surrogate "
     "delegate staffer operative counsel liaison arbitrator ombudsman negotiator mogul tycoon "
     "billionaire magnate pollster demographer linguist biographer archivist agent broker dealer "
     "planner designer developer programmer counterpart predecessor successor incumbent "
     "congressional-candidate running-mate running_mate scientist political-scientist chairman-ceo "
     "strategist neurosurgeon skipper mate master warden ranger gardener midwife dentist "
     "pharmacist vet tutor headteacher bursar registrar provost rector chief-of-staff vp "
     "tsar czar captain-general quartermaster adjutant trainer manager midfielder defender"},
    {kRole | kMale,
     "spokesman=spokesperson chairman=chair congressman=representative councilman=councilmember "
     "businessman=businessperson policeman=officer fireman=firefighter king prince duke baron "
     "count "
     "emperor anchorman=anchor vice-chairman=vice-chair alderman=councilmember assemblyman "
     "statesman salesman cameraman headmaster=headteacher fisherman=fisher repairman frontman "
     "committeeman father-of-two weatherman gunman ombudsman councilman postman"},
    {kRole | kFemale,
     "spokeswoman=spokesperson chairwoman=chair congresswoman=representative "
     "councilwoman=councilmember businesswoman=businessperson policewoman=officer queen princess "
     "duchess baroness actress=actor anchorwoman=anchor vice-chairwoman=vice-chair "
     "assemblywoman=assemblyman headmistress=headteacher waitress stateswoman nun empress "
     "mother-of-two hostess"},
    {kKin | kMale,
     "husband father brother son uncle grandfather nephew grandson boyfriend dad widower "
     "father-in-law son-in-law brother-in-law ex-husband stepfather"},
    {kKin | kFemale,
     "wife mother sister daughter aunt grandmother niece granddaughter girlfriend mum mom widow "
     "mother-in-law daughter-in-law sister-in-law ex-wife stepmother"},
    {kKin, "parent child cousin spouse sibling twin relative fiancee fiance partner"},
    {kHuman | kMale, "man boy guy gentleman fellow lad"},
    {kHuman | kFemale, "woman girl"},
    {kHuman,
     "person source official friend neighbour neighbor=neighbour resident tenant voter colleague "
     "insider supporter critic protester demonstrator backer observer participant "
     "attendee passenger customer caller user commenter viewer reader listener bystander survivor "
     "victim patient member employee citizen questioner heckler fan donor someone anyone everyone "
     "nobody somebody anybody personality figure local villager islander volunteer refugee "
     "migrant parishioner shopper tourist traveller traveler pensioner teenager youth adult native "
     "republican democrat conservative liberal progressive moderate independent socialist "
     "confidant acquaintance speaker respondent shareholder client landlord homeowner commuter "
     "guest host grower shipper packer skeptic sceptic detractor proponent opponent associate"},
    {kGroup | kPlural,
     "people police authorities women men democrats republicans tories lib-dems officials sources "
     "critics experts allies lawmakers police parents children families relatives locals residents "
     "forces troops others folks crowd supporters media public aides staff investors markets "
     "scientists prosecutors media rebels separatists militants hackers evangelicals muslims "
     "christians jews catholics voters workers companies firms leaders members nations countries "
     "governments family relatives attorneys lawyers advisers insiders majority "
     "percent number handful dozens pair trio duo couple delegation"},
    {kRoleModifier,
     "former ex top senior junior deputy vice chief acting interim longtime long-time veteran "
     "retired then current new late outgoing incoming first prominent leading lead outspoken "
     "controversial influential independent assistant associate executive managing general senior "
     "special national federal state local regional provincial international global foreign "
     "defence "
     "defense=defence interior finance economy economic environment transport transportation "
     "health "
     "education justice trade labour labor=labour energy agriculture culture home security "
     "intelligence "
     "communications press media campaign policy political legal military army navy naval air "
     "police "
     "fire prime presidential vice-presidential republican democratic conservative liberal "
     "socialist labour tory congressional parliamentary ministerial government cabinet staff "
     "supreme high house senate committee party majority minority co permanent royal civil human "
     "rights public private fellow famous renowned noted self-described so-called star lead "
     "eastern "
     "western northern southern central best big small old young elder 24-year-old joint armed "
     "chief elect designate honorary emeritus visiting junior sales research marketing budget tax "
     "science technology medical clinical criminal constitutional gubernatorial mayoral judicial "
     "district county city town village village-council council university college school hospital "
     "nutrition fisheries sports sport harbour harbor=harbour ports port water waterways flood "
     "investment "
     "climate nuclear oil gas real estate tv radio television film news sports financial "
     "commercial "
     "technical scientific academic chairman's opposition coalition ruling reality-tv associate "
     "unnamed unidentified anonymous low-level high-ranking high-level mid-level ranking "
     "administration state-run us uk u.s un u.k eu nato"},
    {kPortfolio,
     "state defense defence treasury interior justice commerce labor labour education energy "
     "homeland security health human services housing urban development transportation transport "
     "veterans affairs agriculture environment finance trade foreign culture information "
     "intelligence national science technology waterways ports war staff communications"},
};

}  // namespace

std::span<const LexiconRow> RoleRows() { return kRows; }

}  // namespace verbatim::attribution

#include "services/attribution/lexicon.h"

// Places that speak for their governments, and their demonyms.
namespace verbatim::attribution {
namespace {

constexpr LexiconRow kRows[] = {
    {
        kPlace,
        // countries
        "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan "
        "bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana "
        "brazil "
        "brunei bulgaria burma burundi cambodia cameroon canada chad chile china colombia congo "
        "croatia "
        "cuba cyprus czechia denmark djibouti ecuador egypt england eritrea estonia eswatini "
        "ethiopia "
        "fiji finland france gabon gambia georgia germany ghana greece guatemala guinea guyana "
        "haiti "
        "honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan "
        "jordan "
        "kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya "
        "liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta "
        "mauritania "
        "mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia "
        "nepal "
        "netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru "
        "philippines poland portugal qatar romania russia rwanda samoa scotland senegal serbia "
        "singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan "
        "tajikistan tanzania thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda "
        "ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia zimbabwe britain "
        "america u.s u.s.a usa uk u.k uae crimea chechnya catalonia kurdistan gaza holland",
    },
    {kPlace,
     // capitals and other cities in the news
     "moscow kyiv kiev washington london paris berlin brussels beijing tokyo tehran baku yerevan "
     "tbilisi minsk warsaw vilnius riga tallinn helsinki stockholm oslo copenhagen reykjavik "
     "dublin "
     "madrid lisbon rome athens ankara istanbul vienna bern geneva zurich prague bratislava "
     "budapest "
     "bucharest sofia belgrade zagreb ljubljana sarajevo skopje tirana pristina chisinau nicosia "
     "amsterdam hague luxembourg ottawa toronto montreal vancouver canberra sydney melbourne "
     "wellington auckland delhi mumbai islamabad karachi kabul dhaka kathmandu colombo bangkok "
     "hanoi "
     "jakarta manila seoul pyongyang taipei shanghai baghdad damascus beirut amman riyadh doha "
     "dubai "
     "muscat jerusalem cairo tripoli tunis algiers rabat khartoum nairobi kampala kigali harare "
     "pretoria johannesburg lagos abuja accra dakar havana caracas bogota lima santiago brasilia "
     "quito montevideo edinburgh cardiff belfast glasgow manchester liverpool birmingham leeds "
     "bristol oxford cambridge boston chicago houston dallas denver detroit atlanta baltimore "
     "cleveland philadelphia pittsburgh seattle phoenix miami tampa orlando charlotte milwaukee "
     "minneapolis memphis nashville austin sacramento oakland portland tulsa richmond honolulu "
     "munich hamburg frankfurt cologne milan turin naples barcelona seville marseille lyon "
     "strasbourg rotterdam antwerp kharkiv odesa odessa lviv mariupol kherson bakhmut donetsk "
     "luhansk kramatorsk zaporizhzhia dnipro kaliningrad sevastopol vatican davos europe africa "
     "asia "
     "antarctica brooklyn manhattan queens harlem hollywood"},
    {kPlace,
     // states and provinces
     "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii "
     "idaho "
     "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
     "minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania "
     "tennessee texas utah vermont virginia wisconsin wyoming ontario quebec manitoba alberta "
     "saskatchewan queensland victoria tasmania bavaria saxony calif mich pa va md fla ga ariz ill "
     "d.c n.j n.y n.h n.c s.c"},
    {kDemonym,
     "afghan albanian algerian american argentine armenian australian austrian azeri azerbaijani "
     "bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burmese canadian "
     "chechen chilean chinese colombian croatian cuban cypriot czech danish dutch egyptian english "
     "estonian ethiopian european finnish french georgian german ghanaian greek hungarian "
     "icelandic "
     "indian indonesian iranian iraqi irish israeli italian japanese jordanian kazakh kenyan "
     "korean "
     "kurdish latvian lebanese libyan lithuanian malaysian mexican moldovan moroccan nigerian "
     "norwegian pakistani palestinian peruvian polish portuguese romanian russian saudi scottish "
     "serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese "
     "thai tunisian turkish ugandan ukrainian venezuelan vietnamese welsh yemeni zimbabwean "
     "african "
     "asian arab western eastern californian texan floridian catalan basque"},
    {kGroup | kPlural | kDemonym,
     "afghans albanians americans argentines armenians australians austrians azeris belarusians "
     "belgians bosnians brazilians britons bulgarians canadians chechens croatians croats cubans "
     "czechs danes egyptians estonians europeans finns georgians germans greeks hungarians "
     "icelanders indians indonesians iranians iraqis israelis italians jordanians kenyans koreans "
     "kurds latvians libyans lithuanians mexicans moldovans moroccans nigerians norwegians "
     "pakistanis palestinians peruvians poles romanians russians saudis scots serbs slovaks "
     "slovenes somalis spaniards swedes syrians tunisians turks ugandans ukrainians venezuelans "
     "yemenis africans asians arabs latinos hispanics californians texans floridians iowans"},
};

constexpr const char* kNamePairs[] = {
    "united states",    "united kingdom", "saudi arabia",       "north korea",
    "south korea",      "south africa",   "south sudan",        "sri lanka",
    "new zealand",      "hong kong",      "el salvador",        "costa rica",
    "puerto rico",      "sierra leone",   "burkina faso",       "ivory coast",
    "north macedonia",  "czech republic", "dominican republic", "vatican city",
    "northern ireland", "new delhi",      "addis ababa",        "abu dhabi",
    "tel aviv",         "buenos aires",   "mexico city",        "new york",
    "los angeles",      "san francisco",  "san diego",          "las vegas",
    "new orleans",      "new jersey",     "new mexico",         "new hampshire",
    "north carolina",   "south carolina", "north dakota",       "south dakota",
    "west virginia",    "rhode island",   "salt lake",          "st louis",
    "british columbia", "nova scotia",    "new brunswick",      "papua new",
    "middle east",      "west bank",      "kansas city",        "long island",
    "great britain",    "new england",    "st petersburg",
};

constexpr const char* kOrganizationPairs[] = {
    "white house",           "downing street", "united nations",   "wall street",
    "capitol hill",          "scotland yard",  "silicon valley",   "foggy bottom",
    "goldman sachs",         "wells fargo",    "associated press", "al jazeera",
    "european union",        "fox news",       "state department", "supreme court",
    "amnesty international", "red cross",
};

}  // namespace

std::span<const LexiconRow> PlaceRows() { return kRows; }
std::span<const char* const> NamePairs() { return kNamePairs; }
std::span<const char* const> OrganizationPairs() { return kOrganizationPairs; }

const char* Demonyms() {
  return "afghan=Afghanistan albanian=Albania algerian=Algeria american=United_States "
         "argentine=Argentina armenian=Armenia australian=Australia austrian=Austria "
         "azeri=Azerbaijan azerbaijani=Azerbaijan bangladeshi=Bangladesh belarusian=Belarus "
         "belgian=Belgium bolivian=Bolivia bosnian=Bosnia brazilian=Brazil british=Britain "
         "bulgarian=Bulgaria burmese=Burma canadian=Canada chilean=Chile chinese=China "
         "colombian=Colombia croatian=Croatia cuban=Cuba cypriot=Cyprus czech=Czech_Republic "
         "danish=Denmark dutch=Netherlands egyptian=Egypt estonian=Estonia ethiopian=Ethiopia "
         "finnish=Finland french=France georgian=Georgia german=Germany ghanaian=Ghana "
         "greek=Greece hungarian=Hungary icelandic=Iceland indian=India indonesian=Indonesia "
         "iranian=Iran iraqi=Iraq irish=Ireland israeli=Israel italian=Italy japanese=Japan "
         "jordanian=Jordan kazakh=Kazakhstan kenyan=Kenya latvian=Latvia lebanese=Lebanon "
         "libyan=Libya lithuanian=Lithuania malaysian=Malaysia mexican=Mexico moldovan=Moldova "
         "moroccan=Morocco nigerian=Nigeria norwegian=Norway pakistani=Pakistan peruvian=Peru "
         "polish=Poland portuguese=Portugal romanian=Romania russian=Russia saudi=Saudi_Arabia "
         "scottish=Scotland serbian=Serbia singaporean=Singapore slovak=Slovakia "
         "slovenian=Slovenia somali=Somalia spanish=Spain sudanese=Sudan swedish=Sweden "
         "swiss=Switzerland syrian=Syria taiwanese=Taiwan thai=Thailand tunisian=Tunisia "
         "turkish=Turkey ugandan=Uganda ukrainian=Ukraine venezuelan=Venezuela "
         "vietnamese=Vietnam welsh=Wales yemeni=Yemen zimbabwean=Zimbabwe";
}

}  // namespace verbatim::attribution

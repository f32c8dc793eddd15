// SPDX-License-Identifier: GPL-3.0-or-later
/* The concepts of https://ns.volunteeringdata.io/ (skills, requirements, causes, rewards, accessibility) by
 * the last part of their address: English as there, Swedish ours, and what they mean for an item. */
#include "base/utf8.h"
#include "exchange/volunteering.h"

static const struct concept concepts[] = {
    /* skills */
    {"Communication", "Communication", "Kommunikation", 0, NULL},
    {"ClearSpokenCommunication", "Clear spoken communication", "Tala tydligt", SETTING_PEOPLE, NULL},
    {"ActiveListening", "Active listening", "Lyssna", SETTING_PEOPLE, NULL},
    {"RelayAccurateInformation", "Ability to relay accurate information", "Föra uppgifter vidare rätt", 0,
     NULL},
    {"PhoneOnlineSupport", "Supporting people via phone/online", "Stötta människor på telefon eller nätet",
     SETTING_PEOPLE, NULL},
    {"RadioUse", "Use of radios / walkie-talkies", "Använda kommunikationsradio", 0, NULL},
    {"PublicEngagement", "Confidence engaging with the public or groups",
     "Trygg med att möta allmänhet och grupper", SETTING_PEOPLE, NULL},
    {"DigitalAndTechnology", "Digital & technology", "Digital teknik", 0, NULL},
    {"BasicITSkills", "Basic IT skills", "Grundläggande datorvana", 0, NULL},
    {"SmartphoneUse", "Confident smartphone use (maps, messaging, camera)",
     "Van vid smart telefon (karta, meddelanden, kamera)", 0, NULL},
    {"RemoteCommunicationTools", "Familiarity with remote communication tools", "Van vid möten på distans", 0,
     NULL},
    {"DataEntryAndReporting", "Simple data entry and reporting", "Föra in uppgifter och rapportera", 0, NULL},
    {"SocialMediaHandling", "Responsible handling of social media", "Sköta sociala medier ansvarsfullt", 0,
     NULL},
    {"PersonalAndInterpersonal", "Personal & interpersonal", "Personliga egenskaper", 0, NULL},
    {"EmpathyAndCompassion", "Empathy and compassion", "Inlevelse och medkänsla", SETTING_PEOPLE, NULL},
    {"CalmnessUnderPressure", "Calmness under pressure", "Lugn när det är bråttom", 0, NULL},
    {"PatienceAndUnderstanding", "Patience and understanding", "Tålamod och förståelse", SETTING_PEOPLE,
     NULL},
    {"ReliabilityAndTrustworthiness", "Reliability and trustworthiness", "Pålitlig", 0, NULL},
    {"ProfessionalBoundaries", "Respect for professional boundaries", "Respekt för yrkesmässiga gränser", 0,
     NULL},
    {"CulturalSensitivity", "Cultural sensitivity", "Lyhörd för olika kulturer", SETTING_PEOPLE, NULL},
    {"TraumaInformedAwareness", "Trauma-informed awareness", "Kunskap om trauma", 0, NULL},
    {"ConflictDeescalation", "Conflict de-escalation", "Lugna konflikter", SETTING_PEOPLE, NULL},
    {"PracticalAndOperational", "Practical & operational", "Praktiskt arbete", SETTING_HANDS, NULL},
    {"Logistics", "Logistics (sorting, packing, distributing supplies)", "Logistik (sortera, packa, dela ut)",
     SETTING_HANDS, NULL},
    {"ShelterSupport", "Shelter support (setting up spaces, helping evacuees)",
     "Ställa i ordning lokaler och ta emot människor", SETTING_HANDS | SETTING_PEOPLE, NULL},
    {"BasicRecordKeeping", "Basic record keeping", "Föra enkla anteckningar", 0, NULL},
    {"BasicEquipmentUse", "Use of basic equipment (sandbags, barriers, tools)",
     "Använda enkel utrustning (sandsäckar, avspärrningar, verktyg)", SETTING_HANDS, NULL},
    {"NavigationAndOrientation", "Navigation and orientation", "Hitta och orientera sig", 0, NULL},
    {"Driving", "Driving (car, van, off-road vehicles)", "Köra bil, skåpbil eller terrängbil", 0, NULL},
    {"CrowdQueueManagement", "Crowd/queue management", "Ordna köer och folksamlingar", SETTING_PEOPLE, NULL},
    {"PilotLicense", "Pilot License", "Flygcertifikat", 0, NULL},
    {"HGVCategoryD", "HGV/Category D", "Körkort för tung lastbil eller buss", 0, NULL},
    {"SafetyAndEmergencyAwareness", "Safety & emergency awareness", "Säkerhet och beredskap", 0, NULL},
    {"EmergencyBriefings", "Understanding emergency briefings and instructions",
     "Förstå genomgångar och anvisningar i ett nödläge", 0, NULL},
    {"BasicSafeguarding", "Basic safeguarding knowledge", "Grunder i att skydda utsatta", 0, NULL},
    {"RiskAwareness", "Risk awareness (water, fire, structure, debris)", "Se risker (vatten, eld, ras)", 0,
     NULL},
    {"SafeManualHandling", "Safe manual handling", "Lyfta och bära rätt", SETTING_HANDS, NULL},
    {"IncidentReporting", "Incident reporting", "Rapportera händelser", 0, NULL},
    {"BasicFirstAid", "Basic first aid knowledge", "Grunder i första hjälpen", 0, NULL},
    {"FireSafetyAwareness", "Fire safety awareness", "Kunskap om brandskydd", 0, NULL},
    {"WaterSafetyAwareness", "Water safety awareness", "Kunskap om vattensäkerhet", 0, NULL},
    {"TeamworkAndLeadership", "Teamwork & leadership", "Samarbete och ledarskap", 0, NULL},
    {"CooperativeWork", "Ability to work cooperatively", "Kunna samarbeta", SETTING_TOGETHER, NULL},
    {"IndependentWork", "Ability to work independently", "Kunna arbeta självständigt", 0, NULL},
    {"LeadingSmallGroups", "Leading small groups or tasks", "Leda en liten grupp eller en uppgift",
     SETTING_PEOPLE, NULL},
    {"ManagingTeamConflict", "Managing conflict within teams", "Hantera konflikter i en grupp", 0, NULL},
    {"MentoringVolunteers", "Supporting or mentoring new volunteers", "Stötta nya volontärer", SETTING_PEOPLE,
     NULL},
    /* requirements */
    {"SturgyFootwear", "Sturdy footwear (e.g., boots)", "Stadiga skor", 0, NULL},
    {"WaterproofsWarmLayers", "Waterproofs and warm layers", "Regnkläder och varma kläder", SETTING_OUTDOORS,
     NULL},
    {"Gloves", "Gloves (work gloves, waterproof gloves)", "Arbetshandskar", SETTING_HANDS, NULL},
    {"HighVisibilityVest", "High-visibility vest", "Reflexväst", 0, NULL},
    {"HeadtorchFlashlight", "Headtorch or flashlight", "Pannlampa eller ficklampa", 0, NULL},
    {"PhonePowerBank", "Phone + power bank", "Telefon och powerbank", 0, NULL},
    {"FirstAidKit", "Small personal first aid kit", "En liten första hjälpen-väska", 0, NULL},
    {"WaterBottle", "Water bottle", "Vattenflaska", 0, NULL},
    {"FourByFourVehicle", "4x4 vehicle (personal or organisational)", "Fyrhjulsdriven bil", 0, NULL},
    {"SUVOffRoad", "SUV or off-road capable vehicle", "Terrängbil", 0, NULL},
    {"VehicleTowCapability", "Vehicle with tow capability", "Bil med dragkrok", 0, NULL},
    {"VanOrPeopleCarrier", "Access to a van or people-carrier", "Tillgång till skåpbil eller minibuss", 0,
     NULL},
    {"TransportEquipmentSupplies", "Ability to transport equipment or supplies",
     "Kunna transportera utrustning eller förnödenheter", 0, NULL},
    {"BicyclesCargoBikes", "Access to bicycles or cargo bikes", "Tillgång till cykel eller lådcykel", 0,
     NULL},
    {"Boat", "Boat", "Båt", 0, NULL},
    {"Hovercraft", "Hovercraft", "Svävare", 0, NULL},
    {"WalkieTalkiesRadios", "Walkie-talkies or radios", "Kommunikationsradio", 0, NULL},
    {"PortableGenerator", "Portable generator or power station", "Elverk", 0, NULL},
    {"WaterPump", "Water pump (for localised flooding help)", "Vattenpump", 0, NULL},
    {"Tools", "Tools (shovel, rake, chainsaw, basic toolkit)", "Verktyg", SETTING_HANDS, NULL},
    {"PortableShelterGazebo", "Portable shelter/gazebo", "Tält eller paviljong", 0, NULL},
    {"ThermalBlankets", "Thermal blankets", "Värmefiltar", 0, NULL},
    {"PPE", "PPE such as masks, goggles, or waterproof gloves", "Skyddsutrustning", 0, NULL},
    {"MapsWaterproofMapCases", "Maps / waterproof map cases", "Kartor", 0, NULL},
    {"LifeJacket", "Life jacket (for trained flood volunteers)", "Flytväst", 0, NULL},
    {"Venue", "Venue", "Lokal", 0, NULL},
    {"Kitchen", "Kitchen", "Kök", 0, NULL},
    {"LocalRoadsFacilitiesKnowledge", "Knowledge of local roads, facilities, and resources", "Lokalkännedom",
     0, NULL},
    {"DiverseNeedsAwareness", "Understanding diverse needs within the community",
     "Förstå att människor har olika behov", 0, NULL},
    {"LocalSupportServicesAwareness", "Awareness of local support services", "Känna till stödet på orten", 0,
     NULL},
    {"IDCheck", "ID Check", "Legitimation", 0, NULL},
    {"DBSCheck", "DBS Check", "Utdrag ur belastningsregistret", 0, NULL},
    {"PhysicalStamina", "Physical stamina for standing, walking, carrying", "Orka stå, gå och bära", 0, NULL},
    {"OutdoorWorkAbility", "Ability to work outdoors in varied conditions",
     "Kunna arbeta utomhus i olika väder", SETTING_OUTDOORS, NULL},
    {"PersonalPreparedness", "Personal preparedness (water, snacks, medication)",
     "Ta med eget vatten, mat och medicin", 0, NULL},
    /* causes: the terms that many hubs have */
    {"AntiPoverty", "Anti-Poverty", "Mot fattigdom", 0, "term/money"},
    {"LowIncomeHouseholds", "Low Income Households", "Hushåll med låg inkomst", 0, "term/money"},
    {"ArtsAndCulture", "Arts and Culture", "Konst och kultur", 0, "term/culture"},
    {"Heritage", "Heritage", "Kulturarv", 0, "term/culture"},
    {"Community", "Community", "Gemenskap", 0, "term/company"},
    {"LocalCommunity", "Local Community", "Bygden", 0, "term/company"},
    {"CivilRights", "Civil Rights", "Medborgerliga rättigheter", 0, "term/democracy"},
    {"OlderPeople", "Older People", "Äldre", 0, "term/elder-care"},
    {"EducationLanguages", "Education & languages", "Utbildning och språk", 0, "term/learn-swedish"},
    {"Environment", "Environment", "Miljö", 0, "term/environment"},
    {"AnimalWelfare", "Animal Welfare", "Djurskydd", 0, "term/nature"},
    {"Families", "Families", "Familjer", 0, "term/children"},
    {"Parents", "Parents", "Föräldrar", 0, "term/children"},
    {"LoneParents", "Lone Parents", "Ensamma föräldrar", 0, "term/children"},
    {"InCare", "In Care", "Placerade barn", 0, "term/children"},
    {"YouthAndChildren", "Youth & children", "Barn och unga", 0, "term/children"},
    {"Health", "Health", "Hälsa", 0, "term/health"},
    {"MentalHealth", "Mental Health", "Psykisk hälsa", 0, "term/health"},
    {"Illness", "Illness", "Sjukdom", 0, "term/health"},
    {"SubstanceAbuse", "Substance Abuse", "Missbruk", 0, "term/health"},
    {"Care", "Care", "Omsorg", 0, "term/elder-care"},
    {"Housing", "Housing", "Bostad", 0, "term/home"},
    {"LiteracyNeeds", "Literacy Needs", "Läsa och skriva", 0, "term/reading"},
    {"SportOutdoorActivities", "Sport & Outdoor Activities", "Idrott och friluftsliv", 0, "term/sport"},
    {"Unemployment", "Unemployment", "Arbetslöshet", 0, "term/work"},
    {"RefugeesAsylumSeekers", "Refugees / Asylum Seekers", "Flyktingar och asylsökande", 0, "term/papers"},
    /* rewards and accessibility: said in the text */
    {"TrainingProvided", "Training provided", "Utbildning ges", 0, NULL},
    {"ExpensesReimbursed", "Expenses reimbursed", "Utlägg ersätts", 0, NULL},
    {"ExpensesPaid", "Expenses Paid", "Utlägg ersätts", 0, NULL},
    {"DigitalAccessibility", "Digital Accessibility", "Digital tillgänglighet", 0, NULL},
    {"PhysicalAccessibility", "Physical Accessibility", "Fysisk tillgänglighet", 0, NULL},
    {"WifiUsage", "Wifi Usage", "Wifi finns", 0, NULL},
    {"TechnologyRequirements", "Technology Requirements", "Krav på egen teknik", 0, NULL},
    {"TechnologyAvailability", "Technology Availability", "Teknik finns att låna", 0, NULL},
    {"RemoteAccessibility", "Remote Accessibility", "Går att göra på distans", SETTING_HOME, NULL},
    {"BuildingAccessibilityFeatures", "Building Accessibility Features", "Anpassad lokal", 0, NULL},
    {"PublicTransportAccess", "Public Transport Access", "Nås med kollektivtrafik", 0, NULL},
    {"ParkingAvailability", "Parking Availability", "Parkering finns", 0, NULL},
    {"ServiceAnimals", "Service Animals", "Assistanshundar är välkomna", 0, NULL},
    {"VisualImpairment", "Visual Impairment", "Anpassat för synnedsättning", 0, NULL},
    {"CareProfessionals", "Care Professionals", "Vårdpersonal finns med", 0, NULL},
};

static struct str last_part(struct str address)
{
    size_t at = address.len;
    while (at > 0 && address.ptr[at - 1] != '/' && address.ptr[at - 1] != '#' && address.ptr[at - 1] != ':')
        at--;
    return str_sub(address, at, address.len);
}

const struct concept *concept_find(struct str id, struct str label)
{
    struct str key = last_part(id);
    for (size_t i = 0; i < sizeof concepts / sizeof *concepts; i++)
        if (str_is(key, concepts[i].key) || (label.len && str_is(label, concepts[i].en)))
            return &concepts[i];
    return NULL;
}

struct str concept_words(struct arena *arena, struct str id)
{
    enum { KEY_MAX_BYTES = 200 }; /* no word is longer; what a feed makes up may be megabytes */
    struct str key = utf8_cut(last_part(id), KEY_MAX_BYTES);
    struct str words = STR("");
    size_t from = 0;
    for (size_t i = 1; i <= key.len; i++) {
        bool begins = i == key.len || (key.ptr[i] >= 'A' && key.ptr[i] <= 'Z' &&
                                       !(key.ptr[i - 1] >= 'A' && key.ptr[i - 1] <= 'Z'));
        if (!begins)
            continue;
        words = arena_printf(arena, "%.*s%s%.*s", STR_FMT(words), words.len ? " " : "",
                             STR_FMT(str_sub(key, from, i)));
        from = i;
    }
    return words;
}

struct str period_words(struct import *import, struct str id)
{
    static const char *const days[][2] = {
        {"Monday", "måndag"}, {"Tuesday", "tisdag"},  {"Wednesday", "onsdag"}, {"Thursday", "torsdag"},
        {"Friday", "fredag"}, {"Saturday", "lördag"}, {"Sunday", "söndag"}};
    static const char *const parts[][3] = {{"Morning", "morning", "förmiddag"},
                                           {"Afternoon", "afternoon", "eftermiddag"},
                                           {"Evening", "evening", "kväll"}};
    bool swedish = str_starts(str_of(import->plan->lang), "sv");
    struct str key = last_part(id);
    for (size_t d = 0; d < 7; d++)
        for (size_t p = 0; p < 3; p++)
            if (str_starts(key, days[d][0]) &&
                str_is(str_sub(key, str_of(days[d][0]).len, key.len), parts[p][0]))
                return arena_printf(&import->arena, "%s %s", days[d][swedish], parts[p][1 + swedish]);
    return concept_words(&import->arena, id);
}

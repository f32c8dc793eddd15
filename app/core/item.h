/* SPDX-License-Identifier: GPL-3.0-or-later
 * The domain: items and their kinds, as C types. An item is read from its JSON (core/parse.h) into an arena
 * and is constant from then on. Absent members are zero: empty strings, no entries, date all 0, moment_s 0.
 * assets/schema/<kind>.json describes the JSON; core/kind_<kind>.c holds the field table that code and tests
 * share. */
#ifndef CORE_ITEM_H
#define CORE_ITEM_H

#include "base/date.h"
#include "base/picture.h"
#include "base/str.h"

enum item_kind {
    KIND_ORGANIZATION,
    KIND_PLACE,
    KIND_SERVICE,
    KIND_EVENT,
    KIND_CALL,
    KIND_GUIDE,
    KIND_STORY,
    KIND_SURVEY,
    KIND_COMMITMENT,
    KIND_NOTICE,
    KIND_TERM,
    KIND_CONSULTATION,
    KIND_COUNT
};

enum text_state { TEXT_WRITTEN, TEXT_CHECKED, TEXT_MACHINE, TEXT_STALE };

struct text_entry {
    struct str tag;  /* BCP 47 */
    struct str text; /* plain, NFC */
    enum text_state state;
};
struct text_map { /* one text in several languages, order of the JSON */
    struct text_entry *entries;
    int n;
};
struct str_list { /* ids, tags, slugs */
    struct str *items;
    int n;
};
struct text_list {
    struct text_map *items;
    int n;
};
struct interval { /* seconds since 1970 UTC, start inclusive, end exclusive; offset of the local clock at
                     start */
    int64_t start_s, end_s;
    int offset_min;
};
struct interval_list {
    struct interval *items;
    int n;
};

enum legal_form {
    FORM_NONE,
    FORM_ASSOCIATION,
    FORM_COOPERATIVE,
    FORM_FOUNDATION,
    FORM_SOCIAL_ENTERPRISE,
    FORM_STUDY_ASSOCIATION,
    FORM_NETWORK,
    FORM_PUBLIC,
    FORM_OTHER
};
enum access_feature {
    ACCESS_STEP_FREE = 1,
    ACCESS_LIFT = 2,
    ACCESS_TOILET = 4,
    ACCESS_HEARING_LOOP = 8,
    ACCESS_PARKING = 16,
    ACCESS_DOOR = 32,
    ACCESS_QUIET_ROOM = 64,
    ACCESS_GUIDE_DOGS = 128,
    ACCESS_CHANGING_TABLE = 256,
    ACCESS_TACTILE_PAVING = 512
};
enum cost { COST_NONE, COST_FREE, COST_FEE, COST_MEMBER, COST_ASK };
enum how {
    HOW_DROP_IN = 1,
    HOW_BOOK = 2,
    HOW_PHONE = 4,
    HOW_EMAIL = 8,
    HOW_WEB = 16,
    HOW_REFERRAL = 32,
    HOW_OUTREACH = 64
};
enum suits {
    SUITS_CHILDREN = 1,
    SUITS_FAMILIES = 2,
    SUITS_YOUTH = 4,
    SUITS_OLDER = 8,
    SUITS_WOMEN = 16,
    SUITS_MEN = 32,
    SUITS_EVERYONE = 64
};
enum every { EVERY_NONE, EVERY_ONCE, EVERY_WEEKLY, EVERY_MONTHLY, EVERY_FLEXIBLE };
enum swedish { SWEDISH_NONE, SWEDISH_NOT_NEEDED, SWEDISH_A_LITTLE, SWEDISH_GOOD };
enum setting {
    SETTING_INDOORS = 1,
    SETTING_OUTDOORS = 2,
    SETTING_PEOPLE = 4,
    SETTING_HANDS = 8,
    SETTING_HOME = 16,
    SETTING_TOGETHER = 32
};
enum event_status { EVENT_SCHEDULED, EVENT_CANCELLED };
enum guide_topic {
    TOPIC_NONE,
    TOPIC_ASSOCIATION,
    TOPIC_COOPERATIVE,
    TOPIC_SOCIAL_ENTERPRISE,
    TOPIC_STUDY_CIRCLE,
    TOPIC_PARTNERSHIP,
    TOPIC_PROCUREMENT,
    TOPIC_MONEY,
    TOPIC_OTHER
};
enum question_type { QUESTION_NONE, QUESTION_SINGLE, QUESTION_SEVERAL, QUESTION_SCALE, QUESTION_TEXT };
enum survey_results { RESULTS_HIDDEN, RESULTS_SHOWN, RESULTS_AFTER_CLOSE };
enum commitment_state {
    COMMITMENT_NONE,
    COMMITMENT_PLANNED,
    COMMITMENT_UNDER_WAY,
    COMMITMENT_DONE,
    COMMITMENT_STOPPED
};
enum holidays { HOLIDAYS_UNKNOWN, HOLIDAYS_CLOSED, HOLIDAYS_OPEN };
enum notice_priority { NOTICE_NONE, NOTICE_INFO, NOTICE_WARNING, NOTICE_ALERT };

struct contact {
    struct str phone; /* E.164, "+46…" */
    struct str email, url;
};
struct price {
    enum cost cost;
    struct text_map note;
};
struct picture {       /* the file is named by its hash and lies beside the release */
    struct str sha256; /* hex */
    enum picture_type type;
    int bytes, width, height;
    struct text_map alt;
    struct str credit;
};
enum { HOURS_HOLIDAY = 128 };
struct hours {     /* every week, on the days of the mask, between from and until (all 0: always) */
    unsigned days; /* bit 0 Monday … bit 6 Sunday, HOURS_HOLIDAY: on public holidays instead */
    int opens_min, closes_min; /* minutes of the local day; closes ≤ opens means past midnight */
    struct date from, until;
    struct str rrule; /* in place of days: from `from` on by this rule; the hub makes occurrences of it */
    struct text_map note;
};
struct closure {
    struct date from, until; /* both inclusive */
    struct text_map reason;
};
struct shift {
    struct str id;
    struct moment start, end;
    int places;
    struct str rrule, zone;
};
struct guide_step {
    struct text_map title, text;
    struct text_list bring;
    struct str_list helps;
};
struct guide_question {
    struct text_map question, answer;
};
struct survey_option {
    struct str id;
    struct text_map label;
};
struct survey_question {
    struct str id;
    enum question_type type;
    struct text_map question, low, high;
    struct survey_option *options;
    int n_options;
};
struct follow_up {
    struct date date;
    struct text_map text;
    enum commitment_state state;
};
struct event_change { /* of one occurrence (RFC 5545 RECURRENCE-ID) */
    struct moment at; /* when it would have begun */
    struct moment start, end;
    bool cancelled;
    bool future; /* and of all that come after it: RANGE=THISANDFUTURE */
    struct str place;
    struct text_map note;
};
struct synonyms { /* one language's words */
    struct str tag;
    struct str_list words;
};

struct organization {
    enum legal_form legal_form;
    struct contact contact;
    struct str place;
    struct str_list languages, member_of;
    int founded;
};
struct place {
    struct str street, postcode, city;
    bool has_position;
    double lat, lon; /* WGS 84 degrees */
    struct text_map directions, access_note;
    unsigned access; /* enum access_feature */
    struct str_list tags;
};
struct service {
    struct str organization, place, zone;
    struct text_map for_whom, language_note;
    struct hours *hours;
    int n_hours;
    struct closure *closures;
    int n_closures;
    enum holidays holidays; /* what holds then where no hours name them */
    struct str_list languages;
    struct price price;
    unsigned how;
    struct text_list documents;
    struct contact contact;
};
struct event {
    struct str organization, place, service, zone, rrule;
    struct moment start, end;
    bool all_day;
    struct moment *exdates, *rdates;
    int n_exdates, n_rdates;
    struct event_change *changes;
    int n_changes;
    struct str about;  /* the consultation, survey or commitment that it is a meeting on */
    struct str online; /* the address to join it at */
    enum event_status status;
    unsigned suits, access;
    struct str_list languages;
    struct text_map language_note;
    struct price price;
    int places; /* 0: no booking */
    struct contact contact;
};
struct call {
    struct str organization, place, service;
    int minutes;
    enum every every;
    enum swedish swedish;
    struct str_list languages;
    struct text_list skills;
    unsigned settings;
    struct shift *shifts;
    int n_shifts;
    int min_age;
    struct text_map requirements;
    struct contact contact;
};
struct guide {
    enum guide_topic topic;
    struct guide_step *steps;
    int n_steps;
    struct guide_question *questions;
    int n_questions;
    struct str_list related;
    struct str source;
};
struct story {
    struct str organization, byline, source;
    struct date published;
    struct text_map quote;
    struct str_list related;
};
struct survey {
    struct str organization, network; /* network: it is asked of all that are members of this organization */
    struct date opens, closes;
    enum survey_results results;
    struct survey_question *questions;
    int n_questions;
    struct text_map outcome; /* what came of it */
    struct date outcome_on;
};
struct consultation { /* a draft that people are asked about before it is decided */
    struct str organization, network, source;
    struct text_map draft;
    struct date opens, closes;
    struct survey_question *questions;
    int n_questions;
    struct text_map outcome;
    struct date outcome_on;
    struct str_list related;
};
struct commitment {
    struct text_map agreement, how, who, when, measure;
    struct date due;
    enum commitment_state state;
    struct follow_up *follow_ups;
    int n_follow_ups;
    struct str_list organizations;
    struct str source;
};
struct notice {
    enum notice_priority priority;
    bool full_screen;
    struct str place, organization;
    struct moment starts, ends;
};
struct term {
    bool is_need; /* scheme "need"; else "topic" */
    struct str icon, parent;
    int order;
    struct synonyms *synonyms;
    int n_synonyms;
};

struct item {
    enum item_kind kind;
    struct str id;
    struct text_map title, summary, body;
    struct str_list terms, channels, tags; /* channels and tags: the audience */
    struct date from, until, checked_on;
    struct str checked_by;
    struct picture *pictures;
    int n_pictures;
    struct interval_list occurrences; /* published items only: events, services with rules, shifts of calls
                                         (parallel: shift_of) */
    struct str_list shift_of;         /* calls: the shift id of each occurrence */
    union {
        struct organization organization;
        struct place place;
        struct service service;
        struct event event;
        struct call call;
        struct guide guide;
        struct story story;
        struct survey survey;
        struct commitment commitment;
        struct notice notice;
        struct term term;
        struct consultation consultation;
    };
};

/* "organization", "place" … and the id prefix "org", "place" … (only the first differs). */
const char *item_kind_name(enum item_kind kind);
const char *item_kind_prefix(enum item_kind kind);
bool item_kind_find(struct str name, enum item_kind *ret_kind);
/* Whether `id` is "prefix/slug"; then its kind. */
bool item_id_kind(struct str id, enum item_kind *ret_kind);
/* The organization, place or service that the item names; empty when it names none. */
struct str item_organization(const struct item *item);
struct str item_place(const struct item *item);
struct str item_service(const struct item *item);
/* The IANA name of the zone an event or a service keeps its clock by; ZONE_DEFAULT when it names none. */
#define ZONE_DEFAULT "Europe/Stockholm"
struct str item_zone(const struct item *item);
/* Its end as the clock there shows it, which may have been changed since the start. */
struct moment interval_end(const struct interval *when, struct str zone);

/* "sv" and "sv-simple", "fa-AF" and "fa". */
bool tag_same_language(struct str a, struct str b);
/* The entry to show: `wanted` itself; else its base ("sv-simple" -> "sv", "ar-SY" -> "ar"); else another in
 * the same language ("fa" -> "fa-AF"); else the first of `order` that is there in the same way; else the
 * first entry. NULL for an empty map. */
const struct text_entry *text_map_pick(const struct text_map *map, struct str wanted,
                                       const struct str_list *order);
struct str text_map_get(const struct text_map *map, const char *tag); /* exact; empty when absent */

#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

const struct word access_words[] = {
    {"step-free", ACCESS_STEP_FREE},
    {"lift", ACCESS_LIFT},
    {"accessible-toilet", ACCESS_TOILET},
    {"hearing-loop", ACCESS_HEARING_LOOP},
    {"accessible-parking", ACCESS_PARKING},
    {"automatic-door", ACCESS_DOOR},
    {"quiet-room", ACCESS_QUIET_ROOM},
    {"guide-dogs", ACCESS_GUIDE_DOGS},
    {"changing-table", ACCESS_CHANGING_TABLE},
    {"tactile-paving", ACCESS_TACTILE_PAVING},
    {NULL, 0},
};
const struct word cost_words[] = {
    {"free", COST_FREE}, {"fee", COST_FEE}, {"member", COST_MEMBER}, {"ask", COST_ASK}, {NULL, 0}};
const struct word text_state_words[] = {{"written", TEXT_WRITTEN},
                                        {"checked", TEXT_CHECKED},
                                        {"machine", TEXT_MACHINE},
                                        {"stale", TEXT_STALE},
                                        {NULL, 0}};

#define AT(member) .offset = offsetof(struct item, member)

static const struct field audience_fields[] = {
    {"channels", FIELD_SLUGS, 0, AT(channels), .max = 50},
    {"tags", FIELD_SLUGS, 0, AT(tags), .max = 50},
    {0},
};
static const struct table audience_table = {audience_fields, sizeof(struct item), false, NULL};

#define IN_PICTURE(member) .offset = offsetof(struct picture, member)

static const struct word picture_types[] = {
    {"image/jpeg", PICTURE_JPEG}, {"image/png", PICTURE_PNG}, {"image/webp", PICTURE_WEBP}, {NULL, 0}};
static const struct field picture_fields[] = {
    {"sha256", FIELD_HASH, FIELD_REQUIRED, IN_PICTURE(sha256)},
    {"type", FIELD_WORD, FIELD_REQUIRED, IN_PICTURE(type), .words = picture_types},
    {"bytes", FIELD_INT, FIELD_REQUIRED, IN_PICTURE(bytes), .min = 1, .max = PICTURE_BYTES_MAX},
    {"width", FIELD_INT, FIELD_REQUIRED, IN_PICTURE(width), .min = 1, .max = PICTURE_SIDE_MAX},
    {"height", FIELD_INT, FIELD_REQUIRED, IN_PICTURE(height), .min = 1, .max = PICTURE_SIDE_MAX},
    {"alt", FIELD_TEXT, FIELD_REQUIRED | FIELD_ONE_LINE, IN_PICTURE(alt), .max = 300},
    {"credit", FIELD_STR, 0, IN_PICTURE(credit), .max = 120},
    {0},
};
static const struct table picture_table = {picture_fields, sizeof(struct picture), false, NULL};

static const struct field common_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, AT(id)},
    {"kind", FIELD_KIND, FIELD_REQUIRED, AT(kind)},
    {"title", FIELD_TEXT, FIELD_REQUIRED | FIELD_ONE_LINE, AT(title), .max = 120},
    {"summary", FIELD_TEXT, 0, AT(summary), .max = 400},
    {"body", FIELD_TEXT, 0, AT(body), .max = 8000},
    {"terms", FIELD_IDS, 0, AT(terms), .max = 12, .kinds = 1 << KIND_TERM},
    {"from", FIELD_DATE, 0, AT(from)},
    {"until", FIELD_DATE, 0, AT(until)},
    {"audience", FIELD_OBJECT, 0, .offset = 0, .table = &audience_table},
    {"checked_on", FIELD_DATE, 0, AT(checked_on)},
    {"pictures", FIELD_OBJECTS, 0, AT(pictures), .offset_n = offsetof(struct item, n_pictures), .max = 6,
     .table = &picture_table},
    {"checked_by", FIELD_STR, 0, AT(checked_by), .max = 80},
    {"states", FIELD_STATES, 0, .offset = 0},
    {"updated", FIELD_UPDATED, FIELD_HUB, .offset = 0},
    {"occurrences", FIELD_OCCURRENCES, FIELD_HUB, .offset = 0},
    {0},
};

static void check(struct parse *parse, const struct at *at, void *object)
{
    const struct item *item = object;
    enum item_kind kind;
    if (item->id.len && item_id_kind(item->id, &kind) && kind != item->kind)
        parse_error(parse, &(struct at){at, "id", 0}, "id",
                    "the id of this kind begins with \"%s/\", not \"%.*s\"", item_kind_prefix(item->kind),
                    STR_FMT(str_sub(item->id, 0, str_find(item->id, '/', 0) + 1)));
    check_dates(parse, at, item->from, item->until, "from", "until");
}

const struct table common_table = {common_fields, sizeof(struct item), false, check};

const struct kind *const kinds[KIND_COUNT] = {
    [KIND_ORGANIZATION] = &kind_organization,
    [KIND_PLACE] = &kind_place,
    [KIND_SERVICE] = &kind_service,
    [KIND_EVENT] = &kind_event,
    [KIND_CALL] = &kind_call,
    [KIND_GUIDE] = &kind_guide,
    [KIND_STORY] = &kind_story,
    [KIND_SURVEY] = &kind_survey,
    [KIND_COMMITMENT] = &kind_commitment,
    [KIND_NOTICE] = &kind_notice,
    [KIND_TERM] = &kind_term,
    [KIND_CONSULTATION] = &kind_consultation,
};

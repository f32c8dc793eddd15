// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, survey.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, survey.n_##member)

static const struct word results[] = {
    {"shown", RESULTS_SHOWN}, {"after-close", RESULTS_AFTER_CLOSE}, {"hidden", RESULTS_HIDDEN}, {NULL, 0}};
static const struct field fields[] = {
    {"organization", FIELD_ID, FIELD_REQUIRED, AT(organization), .kinds = 1 << KIND_ORGANIZATION},
    {"network", FIELD_ID, 0, AT(network), .kinds = 1 << KIND_ORGANIZATION},
    {"opens", FIELD_DATE, 0, AT(opens)},
    {"closes", FIELD_DATE, 0, AT(closes)},
    {"results", FIELD_WORD, 0, AT(results), .words = results},
    {"questions", FIELD_OBJECTS, FIELD_REQUIRED, LIST(questions), .min = 1, .max = 20,
     .table = &survey_question_table},
    {"outcome", FIELD_TEXT, 0, AT(outcome), .max = 4000},
    {"outcome_on", FIELD_DATE, 0, AT(outcome_on)},
    {0},
};

static void check(struct parse *parse, const struct at *at, void *object)
{
    const struct survey *survey = &((const struct item *)object)->survey;
    check_dates(parse, at, survey->opens, survey->closes, "opens", "closes");
}

const struct kind kind_survey = {"survey", "survey", {fields, sizeof(struct item), false, check}};

// SPDX-License-Identifier: GPL-3.0-or-later
/* What surveys and consultations ask. */
#include "core/field.h"

#define IN_OPTION(member) .offset = offsetof(struct survey_option, member)
#define IN_QUESTION(member) .offset = offsetof(struct survey_question, member)

static const struct word types[] = {{"single", QUESTION_SINGLE},
                                    {"several", QUESTION_SEVERAL},
                                    {"scale", QUESTION_SCALE},
                                    {"text", QUESTION_TEXT},
                                    {NULL, 0}};

static const struct field option_fields[] = {
    {"id", FIELD_SLUG, FIELD_REQUIRED, IN_OPTION(id)},
    {"label", FIELD_TEXT, FIELD_REQUIRED | FIELD_ONE_LINE, IN_OPTION(label), .max = 120},
    {0},
};
static const struct table option_table = {option_fields, sizeof(struct survey_option), true, NULL};

static const struct field question_fields[] = {
    {"id", FIELD_SLUG, FIELD_REQUIRED, IN_QUESTION(id)},
    {"type", FIELD_WORD, FIELD_REQUIRED, IN_QUESTION(type), .words = types},
    {"question", FIELD_TEXT, FIELD_REQUIRED, IN_QUESTION(question), .max = 300},
    {"options", FIELD_OBJECTS, 0, IN_QUESTION(options),
     .offset_n = offsetof(struct survey_question, n_options), .min = 2, .max = 12, .table = &option_table},
    {"low", FIELD_TEXT, FIELD_ONE_LINE, IN_QUESTION(low), .max = 60},
    {"high", FIELD_TEXT, FIELD_ONE_LINE, IN_QUESTION(high), .max = 60},
    {0},
};

static void check_question(struct parse *parse, const struct at *at, void *object)
{
    const struct survey_question *question = object;
    bool chooses = question->type == QUESTION_SINGLE || question->type == QUESTION_SEVERAL;
    if (question->type == QUESTION_NONE)
        return;
    if (chooses && !question->n_options)
        parse_error(parse, at, "missing",
                    "\"options\" is missing; a question of this type chooses among some");
    if (!chooses && question->n_options)
        parse_error(parse, at, "unknown-member",
                    "\"options\" belongs to single and several questions; leave it out");
    if (question->type != QUESTION_SCALE && (question->low.n || question->high.n))
        parse_error(parse, at, "unknown-member",
                    "\"low\" and \"high\" belong to scale questions; leave them out");
}

const struct table survey_question_table = {question_fields, sizeof(struct survey_question), true,
                                            check_question};

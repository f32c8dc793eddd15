// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, guide.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, guide.n_##member)
#define IN_STEP(member) .offset = offsetof(struct guide_step, member)
#define IN_QUESTION(member) .offset = offsetof(struct guide_question, member)

static const struct word topics[] = {
    {"association", TOPIC_ASSOCIATION},
    {"cooperative", TOPIC_COOPERATIVE},
    {"social-enterprise", TOPIC_SOCIAL_ENTERPRISE},
    {"study-circle", TOPIC_STUDY_CIRCLE},
    {"partnership", TOPIC_PARTNERSHIP},
    {"procurement", TOPIC_PROCUREMENT},
    {"money", TOPIC_MONEY},
    {"other", TOPIC_OTHER},
    {NULL, 0},
};

static const struct field step_fields[] = {
    {"title", FIELD_TEXT, FIELD_REQUIRED | FIELD_ONE_LINE, IN_STEP(title), .max = 120},
    {"text", FIELD_TEXT, FIELD_REQUIRED, IN_STEP(text), .max = 2000},
    {"bring", FIELD_TEXTS, 0, IN_STEP(bring), .max = 10, .each = 200},
    {"helps", FIELD_IDS, 0, IN_STEP(helps), .max = 12, .kinds = 1 << KIND_ORGANIZATION | 1 << KIND_SERVICE},
    {0},
};
static const struct table step_table = {step_fields, sizeof(struct guide_step), false, NULL};

static const struct field question_fields[] = {
    {"question", FIELD_TEXT, FIELD_REQUIRED, IN_QUESTION(question), .max = 300},
    {"answer", FIELD_TEXT, FIELD_REQUIRED, IN_QUESTION(answer), .max = 2000},
    {0},
};
static const struct table question_table = {question_fields, sizeof(struct guide_question), false, NULL};

static const struct field fields[] = {
    {"topic", FIELD_WORD, FIELD_REQUIRED, AT(topic), .words = topics},
    {"steps", FIELD_OBJECTS, 0, LIST(steps), .max = 20, .table = &step_table},
    {"questions", FIELD_OBJECTS, 0, LIST(questions), .max = 30, .table = &question_table},
    {"related", FIELD_IDS, 0, AT(related), .max = 12},
    {"source", FIELD_STR, 0, AT(source), .max = 200},
    {0},
};

const struct kind kind_guide = {"guide", "guide", {fields, sizeof(struct item), false, NULL}};

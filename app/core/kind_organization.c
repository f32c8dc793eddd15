// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, organization.member)

static const struct word forms[] = {
    {"association", FORM_ASSOCIATION},
    {"cooperative", FORM_COOPERATIVE},
    {"foundation", FORM_FOUNDATION},
    {"social-enterprise", FORM_SOCIAL_ENTERPRISE},
    {"study-association", FORM_STUDY_ASSOCIATION},
    {"network", FORM_NETWORK},
    {"public", FORM_PUBLIC},
    {"other", FORM_OTHER},
    {NULL, 0},
};

static const struct field fields[] = {
    {"legal_form", FIELD_WORD, FIELD_REQUIRED, AT(legal_form), .words = forms},
    {"phone", FIELD_PHONE, 0, AT(contact.phone)},
    {"email", FIELD_EMAIL, 0, AT(contact.email)},
    {"url", FIELD_URL, 0, AT(contact.url)},
    {"place", FIELD_ID, 0, AT(place), .kinds = 1 << KIND_PLACE},
    {"languages", FIELD_TAGS, 0, AT(languages), .max = 30},
    {"founded", FIELD_INT, 0, AT(founded), .min = 1000, .max = 2100},
    {"member_of", FIELD_IDS, 0, AT(member_of), .max = 20, .kinds = 1 << KIND_ORGANIZATION},
    {0},
};

const struct kind kind_organization = {"organization", "org", {fields, sizeof(struct item), false, NULL}};

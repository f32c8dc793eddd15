// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/typing.h"

#include <string.h>

#include "base/utf8.h"
#include "kiosk/visit.h"
#include "text/edit.h"

static void search(struct model *model, struct effects *effects)
{
    visit_current(model)->scroll_px = 0;
    visit_load(model, true, effects);
}

void typing_add(struct model *model, struct str text, struct effects *effects)
{
    char *typed = model->session.typed;
    size_t len = strlen(typed);
    if (model_visit(model)->screen != SCREEN_SEARCH || len + text.len >= TYPED_MAX || !utf8_valid(text))
        return;
    memcpy(typed + len, text.ptr, text.len);
    typed[len + text.len] = 0;
    search(model, effects);
}

void typing_erase(struct model *model, struct effects *effects)
{
    char *typed = model->session.typed;
    size_t len = strlen(typed), left = edit_back(str_of(typed)).len;
    if (model_visit(model)->screen != SCREEN_SEARCH || len == 0)
        return;
    explicit_bzero(typed + left, len - left);
    search(model, effects);
}

void typing_write(struct model *model, struct str text, struct effects *effects)
{
    if (model_visit(model)->screen != SCREEN_SEARCH || text.len >= TYPED_MAX)
        return;
    explicit_bzero(model->session.typed, sizeof model->session.typed);
    typing_add(model, text, effects);
}

void typing_clear(struct model *model, struct effects *effects)
{
    explicit_bzero(model->session.typed, sizeof model->session.typed);
    search(model, effects);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"

#include "base/log.h"

static enum err open_words(struct languages *languages, const struct site *site, const char *folder)
{
    for (int i = 0; i < site->n_langs; i++) {
        const struct lang *lang = lang_find(str_of(site->langs[i]));
        struct words *shown = &languages->shown[i];
        enum err err = catalog_open(folder, lang, &languages->arena, &shown->catalog);
        if (err != ERR_OK) {
            log_error("%s/%s.mo: cannot be read: %s: run make, or set --assets", folder, lang->tag,
                      err_name(err));
            return err;
        }
        shown->lang = lang;
        languages->aloud[i] = (struct words){catalog_aloud(&languages->arena, shown->catalog), lang};
        languages->n = i + 1;
    }
    return ERR_OK;
}

/* What is not spoken by a synthesiser may have been read by a person. */
static void open_prompts(struct languages *languages, struct site *site, const char *folder, bool can_speak)
{
    for (int i = 0; i < languages->n; i++) {
        const struct words *aloud = &languages->aloud[i];
        const char *path = arena_printf(&languages->arena, "%s/%s", folder, aloud->lang->tag).ptr;
        if (aloud->lang->voice)
            continue;
        languages->prompts[i] = prompts_open(&languages->arena, path, aloud->catalog);
        site->voices[i] = can_speak && languages->prompts[i].n > 0;
    }
}

enum err languages_open(struct languages *languages, struct site *site, const char *i18n, const char *prompts,
                        bool can_speak)
{
    *languages = (struct languages){.n = 0};
    arena_init(&languages->arena);
    enum err err = open_words(languages, site, i18n);
    if (err == ERR_OK)
        open_prompts(languages, site, prompts, can_speak);
    return err;
}

void languages_release(struct languages *languages)
{
    arena_release(&languages->arena);
}

const struct words *languages_aloud(struct languages *languages, const struct lang *lang)
{
    for (int i = 0; i < languages->n; i++)
        if (languages->aloud[i].lang == lang)
            return &languages->aloud[i];
    languages->other = (struct words){.lang = lang};
    return &languages->other;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* What free text says in words that can be told: the form of an organization, features of access. English and
 * Swedish, as directories write them. */
#include <string.h>

#include "exchange/hsds.h"
#include "exchange/import_value.h"
#include "text/fold.h"

struct phrase {
    const char *words; /* folded; "a|b": any of them */
    const char *value;
};

static const struct phrase forms[] = {
    {"social enterprise|community interest company|cic|arbetsintegrerande|socialt foretag|work integration",
     "social-enterprise"},
    {"cooperative|co operative|co op|kooperativ|kooperativ forening|ekonomisk forening|community benefit",
     "cooperative"},
    {"foundation|stiftelse|stiftelsen|trust", "foundation"},
    {"studieforbund|study association|folkhogskola", "study-association"},
    {"natverk|network|samverkansorgan|umbrella", "network"},
    {"kommun|kommunen|region|regionen|myndighet|municipality|municipal|council|local authority|government|"
     "public body|public sector|statutory|statlig|offentlig",
     "public"},
    {"association|ideell|forening|foreningen|charity|charitable|non profit|nonprofit|not for profit|501 c 3|"
     "voluntary|unincorporated|club|klubb|samfund|forsamling|forbund",
     "association"},
};
static const struct phrase features[] = {
    {"step free|stepfree|level access|wheelchair|wheelchairs|no steps|no "
     "stairs|ramp|ramped|rullstol|trappfri|"
     "trappfritt|utan trappor|utan trappsteg|inga trappor",
     "step-free"},
    {"lift|lifts|elevator|elevators|hiss|hissar", "lift"},
    {"accessible toilet|accessible toilets|accessible wc|disabled toilet|disabled toilets|accessible "
     "restroom|"
     "accessible restrooms|rwc|handikapptoalett|tillganglig toalett|accessible bathroom",
     "accessible-toilet"},
    {"hearing loop|induction loop|induction loops|hearing induction|t coil|horslinga|horselslinga|teleslinga",
     "hearing-loop"},
    {"accessible parking|disabled parking|blue badge|handikapparkering|parkering for rorelsehindrade",
     "accessible-parking"},
    {"automatic door|automatic doors|dorroppnare|automatisk dorr", "automatic-door"},
    {"quiet room|quiet space|tyst rum|vilrum", "quiet-room"},
    {"guide dog|guide dogs|guide dogs welcome|assistance dog|assistance dogs|ledarhund|ledarhundar",
     "guide-dogs"},
    {"changing table|baby changing|baby change|changing facilities|skotbord", "changing-table"},
    {"tactile|tactile paving|ledstrak|taktil|taktila", "tactile-paving"},
};
static const char negations[] = "not|no|without|none|cannot|inte|ej|ingen|inget|saknas|saknar";
enum { N_FORMS = sizeof forms / sizeof *forms, N_FEATURES = sizeof features / sizeof *features };

/* " folded text ": å ä ö too as the letters a typewriter has, so that both ways of writing are found. */
static struct str folded(struct arena *arena, struct str text)
{
    static const char *const plain[] = {"\xC3\xA5", "a", "\xC3\xA4", "a", "\xC3\xB6", "o"};
    struct buf out, all;
    buf_init(&out, 64 * 1024);
    buf_init(&all, 64 * 1024);
    fold_text(str_sub(text, 0, 8000), &out);
    buf_char(&all, ' ');
    for (size_t i = 0; i < out.len; i++) {
        bool done = false;
        for (int k = 0; k < 6 && !done; k += 2)
            if (strncmp(out.ptr + i, plain[k], 2) == 0) {
                done = buf_z(&all, plain[k + 1]);
                i++;
            }
        if (!done)
            buf_char(&all, out.ptr[i]);
    }
    buf_char(&all, ' ');
    struct str kept = arena_str(arena, buf_view(&all));
    buf_release(&out);
    buf_release(&all);
    return kept;
}

static bool says(struct str text, const char *words)
{
    struct str rest = str_of(words), word;
    while (str_next(&rest, '|', &word)) {
        char spaced[80] = " ";
        memcpy(spaced + 1, word.ptr, word.len);
        memcpy(spaced + 1 + word.len, " ", 2);
        if (strstr(text.ptr, spaced))
            return true;
    }
    return false;
}

const char *hsds_legal_form(struct str legal_status, struct str name)
{
    struct arena arena;
    const char *form = "other";
    arena_init(&arena);
    struct str texts[] = {folded(&arena, legal_status), folded(&arena, name)};
    for (int t = 1; t >= 0; t--) /* what the status says counts more than what the name says */
        for (int i = N_FORMS; i-- > 0;)
            if (says(texts[t], forms[i].words))
                form = forms[i].value;
    arena_release(&arena);
    return form;
}

/* Whether the sentence names a feature, or is one of our own words for one. */
static bool take_sentence(struct arena *arena, struct str sentence, bool *found)
{
    struct str text = folded(arena, sentence);
    bool any = false, denied = says(text, negations);
    for (int i = 0; i < N_FEATURES; i++) {
        bool is_word = str_is(str_trim(sentence), features[i].value);
        bool no_steps = i == 0 && says(text, "no steps|no stairs|inga trappor|utan trappor|utan trappsteg");
        if (is_word || no_steps || (!denied && says(text, features[i].words)))
            any = found[i] = true;
    }
    return any;
}

static bool take_description(struct arena *arena, struct str text, bool *found)
{
    struct str rest = text, sentence;
    bool all = true;
    while (str_next(&rest, '.', &sentence))
        if (str_trim(sentence).len)
            all &= take_sentence(arena, sentence, found);
    return all;
}

static void add_paragraph(struct buf *out, struct str text)
{
    if (text.len && out->len)
        buf_char(out, '\n');
    buf_str(out, text);
}

void hsds_put_access(const struct hsds_map *map, struct js *item, const struct js *accessibility)
{
    struct arena arena;
    bool found[N_FEATURES] = {false};
    struct buf note;
    struct js *access = js_new_array();
    arena_init(&arena);
    buf_init(&note, 64 * 1024);
    for (size_t i = 0; i < js_len(accessibility); i++) {
        const struct js *one = js_at(accessibility, i);
        struct str description = js_get_str(one, "description");
        if (description.len && !take_description(&arena, description, found))
            add_paragraph(&note, description);
        add_paragraph(&note, js_get_str(one, "details"));
    }
    for (int i = 0; i < N_FEATURES; i++)
        if (found[i])
            js_push(access, js_new_z(features[i].value));
    if (js_len(access))
        js_put(item, "access", access);
    else
        js_free(access);
    if (note.len)
        import_put_text(map->import, item, "access_note",
                        hsds_fit(map, "/accessibility", buf_view(&note), 400, false));
    buf_release(&note);
    arena_release(&arena);
}

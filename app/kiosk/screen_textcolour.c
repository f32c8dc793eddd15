// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

enum { CHOICES_MAX = 5 };

/* One preference: a heading, and a chip for each of its values. */
struct question {
    enum preference preference;
    const char *id, *english, *line; /* `line` may be NULL */
    const char *choices[CHOICES_MAX];
    const int *values; /* NULL: 0, 1, 2 … */
};
static const int volumes[CHOICES_MAX] = {0, 2, VOLUME_USUAL, 5, VOLUME_MAX};
static const struct question questions[] = {
    {PREFER_SCALE,
     "textcolour.size",
     N_("textcolour", "Letters"),
     NULL,
     {N_("textcolour", "Standard"), N_("textcolour", "Large"), N_("textcolour", "Larger"),
      N_("textcolour", "Largest")},
     NULL},
    {PREFER_THEME,
     "textcolour.theme",
     N_("textcolour", "Colours"),
     NULL,
     {N_("textcolour", "Light"), N_("textcolour", "Dark"), N_("textcolour", "Black on yellow"),
      N_("textcolour", "Yellow on black")},
     NULL},
    {PREFER_LOW,
     "textcolour.reach",
     N_("textcolour", "Where the buttons stand"),
     NULL,
     {N_("textcolour", "Over the whole screen"), N_("textcolour", "Low, to reach them sitting")},
     NULL},
    {PREFER_TOUCH,
     "textcolour.touch",
     N_("textcolour", "If your hand shakes"),
     N_("textcolour", "Keep your finger on a button until the ring has closed. Other touches do nothing."),
     {N_("textcolour", "A touch is enough"), N_("textcolour", "Hold a moment"),
      N_("textcolour", "Hold half a second"), N_("textcolour", "Hold a second")},
     NULL},
    {PREFER_LONG_TIME,
     "textcolour.time",
     N_("textcolour", "Time to read and think"),
     NULL,
     {N_("textcolour", "As usual"), N_("textcolour", "Ten times as long")},
     NULL},
    {PREFER_SCAN,
     "textcolour.scan",
     N_("textcolour", "With a single switch"),
     N_("textcolour", "The frame moves by itself. Press any key, or anywhere, when it is where you want."),
     {N_("textcolour", "Off"), N_("textcolour", "Slow"), N_("textcolour", "Medium"),
      N_("textcolour", "Quick")},
     NULL},
    {PREFER_RATE,
     "textcolour.rate",
     N_("textcolour", "How fast it reads aloud"),
     NULL,
     {N_("textcolour", "Slow"), N_("textcolour", "Calm"), N_("textcolour", "Medium"),
      N_("textcolour", "Quick"), N_("textcolour", "Very quick")},
     NULL},
    {PREFER_VOLUME,
     "textcolour.volume",
     N_("textcolour", "How loud"),
     NULL,
     {N_("textcolour", "Very quiet"), N_("textcolour", "Quiet"), N_("textcolour", "As usual"),
      N_("textcolour", "Loud"), N_("textcolour", "Very loud")},
     volumes},
    {PREFER_ALOUD,
     "textcolour.aloud",
     N_("textcolour", "What you write yourself"),
     N_("textcolour", "Others can hear the loudspeaker."),
     {N_("textcolour", "Read only in headphones"), N_("textcolour", "Read aloud too")},
     NULL},
    {PREFER_STILL,
     "textcolour.motion",
     N_("textcolour", "The greeting on the first screen"),
     NULL,
     {N_("textcolour", "Changes language"), N_("textcolour", "Stands still")},
     NULL},
};

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "textcolour", "Make it easier");
}

static int choices_of(const struct question *question)
{
    int n = 0;
    while (n < CHOICES_MAX && question->choices[n])
        n++;
    return n;
}

static void ask(const struct model *model, const struct ui *ui, struct node *parent,
                const struct question *question)
{
    int chosen = preference_get(&model->session, question->preference), n = choices_of(question);
    struct node *group = ui_box(ui, parent, BOX_COLUMN, 3);
    group->id = question->id;
    ui_heading(ui, group, ui_id(ui, question->id, STR(".heading")), tr(ui, "textcolour", question->english),
               2);
    if (question->line)
        ui_text(ui, group, tr(ui, "textcolour", question->line), SIZE_BODY, false, COLOR_QUIET);
    struct node *row = ui_box(ui, group, BOX_FLOW, 3);
    row->role = ROLE_LIST;
    for (int i = 0; i < n; i++) {
        int number = question->values ? question->values[i] : i;
        struct str value = arena_printf(ui->arena, ".%d", number);
        struct node *chip = ui_chip(ui, row, ui_id(ui, question->id, value),
                                    tr(ui, "textcolour", question->choices[i]), number == chosen, COLOR_HELP,
                                    ACT(ACT_PREFER + (int)question->preference, .number = number));
        chip->position = i + 1;
        chip->count = n;
    }
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll = ui_scroll(ui, body, "textcolour.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    scroll->gap_mm = 8;
    ui_text(ui, scroll, tr(ui, "textcolour", "Everything goes back to normal when you leave."), SIZE_BODY,
            false, COLOR_QUIET);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        ask(model, ui, scroll, &questions[i]);
}

const struct screen_type screen_textcolour = {.name = "textcolour", .title = title, .build = build};

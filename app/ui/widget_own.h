/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of widget.h share. Not for others. */
#ifndef UI_WIDGET_OWN_H
#define UI_WIDGET_OWN_H

#include "ui/widget.h"

/* One rhythm of 4 mm; corners rounded once. */
static const float STEP_MM = 4.0f, RADIUS_MM = 3.0f, TARGET_MM = 20.0f, BORDER_MM = 0.5f, HAIR_MM = 0.3f;

/* A node that can be focused and pressed. */
struct node *own_pressable(const struct ui *ui, struct node *parent, enum role role, const char *id,
                           struct str label, struct action action);
void own_pad(struct node *node, float top, float end, float bottom, float start);
void own_card(struct node *node, enum color bg, enum color border,
              float border_mm); /* ground, border, corners */
float own_em_mm(const struct ui *ui, enum text_size size);
/* [icon] words, in the middle of a row. */
void own_face(const struct ui *ui, struct node *parent, enum icon icon, struct str label, enum text_size size,
              enum color fg);
bool own_wide(const struct ui *ui);   /* the panel lies */
bool own_narrow(const struct ui *ui); /* tight and standing: icons stand above their words */
bool own_roomy(const struct ui *ui);  /* there is room for display type and large padding */
struct str own_word(const struct ui *ui, const char *context, const char *english);

#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/keyboard_state.h"

void keyboard_home(struct keyboard_state *state)
{
    *state = (struct keyboard_state){.abc = state->abc};
}

static void turn_to(struct keyboard_state *state, int layer)
{
    state->layer = layer;
    state->shift = false;
    state->page = 0;
}

void keyboard_press(struct keyboard_state *state, int number)
{
    if (number >= PRESS_FAMILY) {
        state->family = number - PRESS_FAMILY;
    } else if (number >= PRESS_PAGE) {
        state->page = number - PRESS_PAGE;
    } else if (number >= PRESS_OTHER) {
        keyboard_home(state);
        state->other = number - PRESS_OTHER;
    } else if (number == PRESS_ABC) {
        state->abc = !state->abc;
        turn_to(state, LAYER_LETTERS);
    } else if (number == PRESS_SHIFT) {
        state->shift = !state->shift;
    } else {
        turn_to(state, number);
    }
}

void keyboard_typed(struct keyboard_state *state)
{
    state->shift = false;
    if (state->layer == LAYER_SECOND)
        turn_to(state, LAYER_LETTERS);
}

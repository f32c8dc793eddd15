// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/synth.h"

#include <espeak-ng/speak_lib.h>
#include <string.h>

#include "base/log.h"
#include "speech/answer.h"
#include "speech/words.h"

enum { CHUNK_MS = 60 };

static int synth_hz; /* 0: no data */
static char chosen[SPEECH_LANG_SIZE];
static struct words words;

/* Gets samples and what begins in them or soon after; `sample` counts from the beginning of the text. */
static int on_sound(short *samples, int n, espeak_EVENT *events)
{
    uint32_t from, to;
    for (; events->type != espeakEVENT_LIST_TERMINATED; events++)
        if (events->type == espeakEVENT_WORD && words_at(&words, events->text_position, &from, &to))
            answer_word(events->sample > 0 ? (uint32_t)events->sample : 0, from, to);
    if (samples && n > 0)
        answer_pcm(samples, (size_t)n);
    return 0;
}

void synth_open(void)
{
    int hz = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, CHUNK_MS, NULL, espeakINITIALIZE_DONT_EXIT);
    if (hz < SPEECH_HZ_MIN || hz > SPEECH_HZ_MAX) {
        log_error("the voices' data (espeak-ng-data) is not to be found");
        return;
    }
    espeak_SetSynthCallback(on_sound);
    synth_hz = hz;
}

/* A voice's languages: a priority byte and a name each, an empty one last. */
static bool has_language(const espeak_VOICE *voice, const char *lang)
{
    for (const char *at = voice ? voice->languages : NULL; at && *at; at += 1 + strlen(at + 1) + 1)
        if (strcmp(at + 1, lang) == 0)
            return true;
    return false;
}

/* espeak takes the nearest voice it has ("ar" for "ar-xb", the last one when there is none): what it took is
 * looked at. */
bool synth_choose(const char *lang)
{
    espeak_VOICE wanted = {.languages = lang};
    if (!synth_hz)
        return false;
    if (strcmp(chosen, lang) == 0)
        return true;
    chosen[0] = 0;
    if (espeak_SetVoiceByProperties(&wanted) != EE_OK || !has_language(espeak_GetCurrentVoice(), lang))
        return false;
    memcpy(chosen, lang, strlen(lang) + 1);
    return true;
}

static bool speak(struct str text)
{
    static char z[SPEECH_LINE_MAX];
    memcpy(z, text.ptr, text.len);
    z[text.len] = 0;
    espeak_ERROR err =
        espeak_Synth(z, text.len + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, NULL, NULL);
    explicit_bzero(z, text.len);
    return err == EE_OK;
}

void synth_say(const struct speech_command *say)
{
    if (!synth_choose(say->lang)) {
        answer_failed("no such voice");
        return;
    }
    espeak_SetParameter(espeakRATE, say->rate, 0);
    words_begin(&words, say->text);
    answer_format((uint32_t)synth_hz);
    if (speak(say->text))
        answer_end();
    else
        answer_failed("the synthesiser refused");
}

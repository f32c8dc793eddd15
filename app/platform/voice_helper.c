// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_helper.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

void helper_init(struct voice_helper *helper, const char *program)
{
    *helper = (struct voice_helper){.program = program, .fd = -1};
}

static bool too_often(const struct voice_helper *helper, int64_t now_ms)
{
    return helper->n_starts >= HELPER_STARTS_MAX &&
           now_ms - helper->starts_ms[helper->n_starts % HELPER_STARTS_MAX] < HELPER_MINUTE_MS;
}

/* Nothing of ours goes along but the socket and standard error: no descriptor, no environment, no signal
 * mask. */
static int spawn(const char *program, int fd, pid_t *ret_pid)
{
    char *arguments[] = {(char *)program, NULL}, *environment[] = {"LC_ALL=C.UTF-8", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fd, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fd, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    int failed = posix_spawn(ret_pid, program, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

enum err helper_start(struct voice_helper *helper, int64_t now_ms)
{
    int fds[2];
    if (helper->pid)
        return ERR_OK;
    if (too_often(helper, now_ms))
        return ERR_LIMIT;
    if (!helper->program || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
        return ERR_IO;
    helper->starts_ms[helper->n_starts++ % HELPER_STARTS_MAX] = now_ms;
    int failed = spawn(helper->program, fds[1], &helper->pid);
    close(fds[1]);
    if (failed) {
        log_error("speech: %s: %s", helper->program, strerror(failed));
        close(fds[0]);
        helper->pid = 0;
        return ERR_IO;
    }
    helper->fd = fds[0];
    return ERR_OK;
}

/* A line is short of what a socket holds, and the helper has read all before: what does not fit at once never
 * will. */
enum err helper_send(struct voice_helper *helper, const struct speech_command *command)
{
    char line[SPEECH_LINE_MAX];
    size_t len;
    enum err err = speech_line_write(command, line, &len);
    if (err != ERR_OK)
        return err;
    ssize_t sent = send(helper->fd, line, len, MSG_NOSIGNAL | MSG_DONTWAIT);
    explicit_bzero(line, len);
    return sent == (ssize_t)len ? ERR_OK : ERR_IO;
}

static void move_up(struct voice_helper *helper)
{
    helper->len -= helper->read;
    memmove(helper->bytes, helper->bytes + helper->read, helper->len);
    helper->read = 0;
}

enum err helper_receive(struct voice_helper *helper)
{
    move_up(helper);
    assert(helper->len < SPEECH_FRAME_MAX); /* what is less than a frame */
    ssize_t n = recv(helper->fd, helper->bytes + helper->len, SPEECH_FRAME_MAX, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return ERR_OK;
    if (n <= 0)
        return ERR_IO;
    helper->len += (size_t)n;
    return ERR_OK;
}

enum err helper_next(struct voice_helper *helper, struct speech_frame *ret_frame)
{
    struct str rest = {helper->bytes + helper->read, helper->len - helper->read};
    enum err err = speech_frame_read(&rest, ret_frame);
    if (err == ERR_OK)
        helper->read = helper->len - rest.len;
    return err;
}

void helper_end(struct voice_helper *helper)
{
    if (!helper->pid)
        return;
    kill(helper->pid, SIGKILL);
    while (waitpid(helper->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    close(helper->fd);
    helper->pid = 0;
    helper->fd = -1;
    helper->len = helper->read = 0;
    explicit_bzero(helper->bytes, sizeof helper->bytes);
}

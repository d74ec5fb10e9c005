/* libebur128: answers lines `loudness<TAB>path` with one JSON line each; the file, a WAV of 16-bit or float samples, is read untimed. */
#define _POSIX_C_SOURCE 200809L
#include <ebur128.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  float *samples;
  size_t frames;
  uint16_t channels;
  uint32_t rate;
} Sound;

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void read_samples(FILE *file, uint32_t bytes, uint16_t bits, Sound *sound) {
  size_t count = bytes / (bits / 8);
  sound->frames = count / sound->channels;
  sound->samples = malloc(count * sizeof(float));
  if (bits == 32) {
    count = fread(sound->samples, 4, count, file);
    return;
  }
  int16_t *integers = malloc(count * 2);
  count = fread(integers, 2, count, file);
  for (size_t i = 0; i < count; i++) sound->samples[i] = (float)integers[i] / 32768.0f;
  free(integers);
}

static int load(const char *path, Sound *sound) {
  char id[4];
  uint32_t size;
  uint16_t bits = 0;
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  sound->samples = NULL;
  fseek(file, 12, SEEK_SET);
  while (!sound->samples && fread(id, 1, 4, file) == 4 && fread(&size, 4, 1, file) == 1) {
    long next = ftell(file) + (long)size + (long)(size & 1);
    if (!memcmp(id, "fmt ", 4)) {
      fseek(file, 2, SEEK_CUR);
      if (fread(&sound->channels, 2, 1, file) != 1 || fread(&sound->rate, 4, 1, file) != 1) break;
      fseek(file, 6, SEEK_CUR);
      if (fread(&bits, 2, 1, file) != 1) break;
    }
    if (!memcmp(id, "data", 4) && (bits == 16 || bits == 32)) read_samples(file, size, bits, sound);
    fseek(file, next, SEEK_SET);
  }
  fclose(file);
  return sound->samples != NULL;
}

static void print_number(const char *name, double value) {
  if (isfinite(value)) printf("\"%s\":%.6f,", name, value);
  else printf("\"%s\":null,", name);
}

static void measure(const Sound *sound) {
  double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  double integrated, range, peak = 0;
  ebur128_state *state = ebur128_init(sound->channels, sound->rate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
  const size_t chunk = 65536;
  for (size_t from = 0; from < sound->frames; from += chunk) {
    size_t left = sound->frames - from;
    ebur128_add_frames_float(state, sound->samples + from * sound->channels, left < chunk ? left : chunk);
  }
  ebur128_loudness_global(state, &integrated);
  ebur128_loudness_range(state, &range);
  for (unsigned channel = 0; channel < sound->channels; channel++) {
    double of_channel = 0;
    ebur128_true_peak(state, channel, &of_channel);
    if (of_channel > peak) peak = of_channel;
  }
  ebur128_destroy(&state);
  wall = seconds(CLOCK_MONOTONIC) - wall;
  cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  printf("{\"answer\":{");
  print_number("integratedLufs", integrated);
  print_number("truePeakDbtp", 20 * log10(peak));
  printf("\"rangeLu\":%.6f},\"wallSeconds\":%.9f,\"cpuSeconds\":%.9f}\n", range, wall, cpu);
}

int main(void) {
  int major, minor, patch;
  char line[4096];
  ebur128_get_version(&major, &minor, &patch);
  printf("{\"versions\":{\"libebur128\":\"%d.%d.%d\"},\"tasks\":[\"loudness\"]}\n", major, minor, patch);
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    Sound sound;
    char *path = strchr(line, '\t');
    line[strcspn(line, "\n")] = 0;
    if (path && load(path + 1, &sound)) {
      measure(&sound);
      free(sound.samples);
    } else {
      printf("{\"error\":\"The file cannot be read.\"}\n");
    }
    fflush(stdout);
  }
  return 0;
}

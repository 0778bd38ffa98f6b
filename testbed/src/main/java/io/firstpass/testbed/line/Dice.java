package io.firstpass.testbed.line;

import java.util.SplittableRandom;

/** All chance of one board, from its seed: the same seed throws the same numbers. Not thread-safe. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A whole number, {@code low} included, {@code high} not. */
    int between(int low, int high) {
        return random.nextInt(low, high);
    }

    double uniform(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** The index of one weight, each as likely as it is heavy. */
    int weighted(double... weights) {
        double left = random.nextDouble();
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) return i;
        }
        return weights.length - 1;
    }

    /** One of the eight directions that traces run in, in radians. */
    double direction() {
        return Math.toRadians(45 * between(0, 8));
    }

    /** Noise with mean 0 and standard deviation 1; uniform, since every use of it is blurred afterwards. */
    float[] noise(int length) {
        float[] noise = new float[length];
        float scale = (float) (Math.sqrt(12) / 65536);
        for (int i = 0; i < length; ) {
            long bits = random.nextLong();
            for (int part = 0; part < 4 && i < length; part++, bits >>>= 16)
                noise[i++] = ((bits & 0xffff) - 32767.5f) * scale;
        }
        return noise;
    }

    double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += random.nextDouble();
        return sum;
    }
}

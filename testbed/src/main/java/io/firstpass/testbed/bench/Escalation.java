package io.firstpass.testbed.bench;

import io.firstpass.vision.measure.Counts;
import io.firstpass.vision.measure.Matching;
import io.firstpass.vision.measure.OperatingPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Edge and cloud as one system: of each image the edge's detections count or, where it is escalated, the cloud's; each
 * model's from its own operating confidence on. Immutable.
 */
final class Escalation {
    private final OperatingPoint edge;
    private final OperatingPoint cloud;
    private final List<Counts> byEdge;
    private final List<Counts> byCloud;
    private final int boxes;

    Escalation(List<TwiceInspected> images, double iou) {
        edge = OperatingPoint.best(images.stream().map(TwiceInspected::byEdge).toList(), iou);
        cloud = OperatingPoint.best(images.stream().map(TwiceInspected::byCloud).toList(), iou);
        byEdge = images.stream()
                .map(image -> Counts.of(Matching.of(image.byEdge(), iou), edge.confidence()))
                .toList();
        byCloud = images.stream()
                .map(image -> Counts.of(Matching.of(image.byCloud(), iou), cloud.confidence()))
                .toList();
        boxes = images.stream().mapToInt(image -> image.truth().size()).sum();
    }

    OperatingPoint edge() {
        return edge;
    }

    OperatingPoint cloud() {
        return cloud;
    }

    int boxes() {
        return boxes;
    }

    /**
     * The curve of the order in which {@code worth}, one number an image, escalates them, most first. Images of equal
     * worth come in no order: between both ends of such a run the counts are the expected ones.
     */
    Curve curve(double[] worth) {
        List<Integer> order = IntStream.range(0, byEdge.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer image) -> worth[image])
                        .reversed())
                .toList();
        Counts counts = byEdge.stream().reduce(Counts.NONE, Counts::plus);
        List<Curve.Knot> knots = new ArrayList<>(List.of(new Curve.Knot(0, Double.POSITIVE_INFINITY, counts)));
        for (int i = 0; i < order.size(); i++) {
            int image = order.get(i);
            counts = counts.plus(gain(image));
            boolean runEnds = i + 1 == order.size() || worth[order.get(i + 1)] != worth[image];
            if (runEnds) knots.add(new Curve.Knot(i + 1, worth[image], counts));
        }
        return new Curve(knots, boxes);
    }

    /** What escalating each image adds to F in truth, which no policy can know: no order does noticeably better. */
    double[] trueGain() {
        double middle = (edge.f() + cloud.f()) / 2;
        return IntStream.range(0, byEdge.size())
                .mapToObj(this::gain)
                .mapToDouble(gain -> 2 * gain.right() - middle * gain.found())
                .toArray();
    }

    private Counts gain(int image) {
        return byCloud.get(image).minus(byEdge.get(image));
    }
}

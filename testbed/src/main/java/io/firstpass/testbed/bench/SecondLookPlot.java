package io.firstpass.testbed.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the curves of a report as PNG; needs no screen. */
final class SecondLookPlot {
    private static final Color GREY = new Color(0x888888);
    private static final List<Color> COLOURS = List.of(
            new Color(0x0B5FA5),
            new Color(0xD1495B),
            new Color(0xE8A0A8),
            new Color(0x2E933C),
            new Color(0x9BD0A3),
            new Color(0xE07A1F),
            new Color(0xF2BE8D),
            new Color(0x444444));

    private SecondLookPlot() {}

    static byte[] png(SecondLookReport report) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(960)
                .height(560)
                .xAxisTitle("images escalated, %")
                .yAxisTitle(String.format(Locale.ROOT, "F-score at IoU %.2f", report.iou()))
                .build();
        style(chart.getStyler());
        level(chart, "cloud alone", report.cloud().f());
        level(chart, "edge alone", report.edge().f());
        Iterator<Color> colours = COLOURS.iterator();
        for (SecondLookReport.Policy policy : report.policies()) {
            boolean bound = policy.policy().equals(SecondLookReport.BEST);
            line(chart, policy.policy(), policy.curve(), bound ? GREY : colours.next(), bound ? dashed() : solid());
        }
        return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
    }

    private static void style(org.knowm.xchart.style.XYStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setXAxisMin(0.0);
        styler.setXAxisMax(100.0);
        styler.setXAxisDecimalPattern("0");
        styler.setYAxisDecimalPattern("0.00");
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
    }

    private static void level(XYChart chart, String name, double f) {
        line(chart, name, List.of(new double[] {0, f}, new double[] {1, f}), GREY, dotted());
    }

    private static void line(XYChart chart, String name, List<double[]> points, Color colour, BasicStroke stroke) {
        double[] shares = points.stream().mapToDouble(point -> 100 * point[0]).toArray();
        double[] values = points.stream().mapToDouble(point -> point[1]).toArray();
        XYSeries series = chart.addSeries(name, shares, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
    }

    private static BasicStroke solid() {
        return new BasicStroke(2);
    }

    private static BasicStroke dashed() {
        return new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {8, 5}, 0);
    }

    private static BasicStroke dotted() {
        return new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 4}, 0);
    }
}

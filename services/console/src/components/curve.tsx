import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { accent, calm, family } from '../theme';

echarts.use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface CurveDatum {
  on: string;
  percent: number;
  note: string;
}

interface Props {
  data: CurveDatum[];
  label: string;
  height?: number;
}

const option = (data: CurveDatum[]) => ({
  grid: { left: 44, right: 16, top: 16, bottom: 28 },
  animationDuration: 300,
  textStyle: { fontFamily: family },
  tooltip: {
    trigger: 'axis' as const,
    formatter: (shown: unknown) => {
      const at = (shown as { dataIndex: number }[])[0];
      const datum = at && data[at.dataIndex];
      return datum ? `${datum.on}<br/><b>${datum.percent}%</b> ${datum.note}` : '';
    },
  },
  xAxis: {
    type: 'time' as const,
    axisLine: { lineStyle: { color: calm.line } },
    axisTick: { show: false },
    axisLabel: { color: calm.quiet, formatter: '{yyyy}-{MM}', hideOverlap: true },
    splitNumber: 5,
  },
  yAxis: {
    type: 'value' as const,
    min: 0,
    max: 100,
    interval: 25,
    axisLabel: { color: calm.quiet, formatter: '{value}%' },
    splitLine: { lineStyle: { color: calm.line } },
  },
  series: [
    {
      type: 'line' as const,
      step: 'end' as const,
      symbolSize: 6,
      lineStyle: { width: 2, color: accent },
      itemStyle: { color: accent },
      areaStyle: { color: accent, opacity: 0.06 },
      data: data.map(({ on, percent }) => [on, percent]),
    },
  ],
});

export function Curve({ data, label, height = 220 }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const chart = echarts.init(host.current);
    chart.setOption(option(data));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [data]);
  return <div ref={host} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}

import { TreemapChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { calm, family } from '../theme';

echarts.use([TreemapChart, TooltipComponent, SVGRenderer]);

export interface TreemapNode {
  name: string;
  value: number;
  colour?: string;
  /** Of what is written on it. */
  ink?: string;
  children?: TreemapNode[];
}

interface Props {
  data: TreemapNode[];
  label: string;
  unit: string;
  height?: number;
}

interface Shown {
  name: string;
  value: number;
  treePathInfo: { name: string }[];
}

const text = (plain: string) => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const coloured = ({ name, value, colour, ink, children }: TreemapNode): object => ({
  name,
  value,
  itemStyle: colour && { color: colour },
  label: ink && { color: ink },
  children: children?.map(coloured),
});

const option = (data: TreemapNode[], unit: string) => ({
  animationDuration: 300,
  textStyle: { fontFamily: family },
  tooltip: {
    formatter: (shown: unknown) => {
      const { name, value, treePathInfo } = shown as Shown;
      const above = treePathInfo.at(-2)?.name;
      return `${above ? `${text(above)}<br/>` : ''}${text(name)} <b>${value.toLocaleString()}</b> ${unit}`;
    },
  },
  series: [
    {
      type: 'treemap' as const,
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      roam: false as const,
      nodeClick: false as const,
      breadcrumb: { show: false },
      data: data.map(coloured),
      label: { fontSize: 12, color: calm.ink },
      upperLabel: { show: true, height: 22, color: calm.ink, fontSize: 12 },
      levels: [
        { itemStyle: { gapWidth: 4, borderWidth: 0 } },
        { itemStyle: { gapWidth: 1, borderWidth: 2, borderColor: calm.line } },
      ],
    },
  ],
});

/** Sizes within sizes: every rectangle as large as its share. */
export function Treemap({ data, label, unit, height = 360 }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const chart = echarts.init(host.current);
    chart.setOption(option(data, unit));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [data, unit]);
  return <div ref={host} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}

/** The program of the thread that draws a chart: its data are the bars, and its only message is the PNG. */

import { parentPort, workerData } from 'node:worker_threads';
import { weekChart } from './week-chart.ts';

parentPort?.postMessage(weekChart(workerData));

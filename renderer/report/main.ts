import { createApp } from 'vue';
import type { LinkReport } from '../../schemas/linkage/link-report.ts';
import ReportPage from './ReportPage.vue';
import { createReportI18n } from './report-i18n.ts';
import '../app/styles/tokens.css';
import '../app/styles/base.css';
import '../app/styles/table.css';
import '../app/styles/chart-tip.css';
import './report.css';

const report = JSON.parse(document.getElementById('report')!.textContent!) as LinkReport;
createApp(ReportPage, { report }).use(createReportI18n(report.language)).mount('#app');

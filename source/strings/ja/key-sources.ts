import type { keySources as en } from '../en/key-sources.ts';

export const keySources: typeof en = {
	connections: 'Foundry の接続',
	workspaces: 'Machine Learning の接続',
	search: 'AI Search のインデックス、スキルセット、ナレッジ ベース',
	sites: 'App Service / Functions の設定',
	containerApps: 'Container Apps のシークレット',
	modelEndpoints: 'Machine Learning のエンドポイント',
	apiManagement: 'API Management の名前付きの値とポリシー',
	logicApps: 'Logic Apps のワークフローと接続',
	dataFactories: 'Data Factory のリンクされたサービスとパイプライン',
	automation: 'Automation の変数',
};

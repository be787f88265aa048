import type { AccountId } from '../../../model/resource-id.ts';
import type { Step } from '../../../model/step.ts';
import type { Action } from '../../context/keys.ts';
import { useShell } from '../../context/session.ts';

/** Returns the action of Enter on a step of the road: its change, its screen, or the test that it asks for. */
export const useStepAction = (accountId: AccountId, step: Step | undefined, onProbe: () => void): Action => {
	const { strings, openHandler } = useShell();
	const words = strings.account;
	if (step?.changeRequest && step.state === 'ready')
		return {
			key: 'enter',
			label: strings.changes[step.changeRequest.kind].name,
			run: openHandler({ name: 'confirm', changeRequest: step.changeRequest }),
		};
	switch (step?.action) {
		case 'setSubdomain':
			return {
				key: 'enter',
				label: strings.changes.setSubdomain.name,
				run: openHandler({ name: 'subdomain', accountId }),
			};
		case 'chooseIdentity':
			return { key: 'enter', label: words.chooseIdentity, run: openHandler({ name: 'identity', accountId }) };
		case 'showApplication':
			return { key: 'enter', label: words.showApplication, run: openHandler({ name: 'application', accountId }) };
		case 'showVerdict':
			return { key: 'enter', label: strings.verdict.show, run: openHandler({ name: 'verdict', accountId }) };
		case 'probe':
			return { key: 'enter', label: words.probe, run: onProbe };
		default:
			return {
				key: 'enter',
				label: words.nothingToDo,
				run: () => undefined,
				quiet: true,
				disabled: step ? words.nothingToDoHere : strings.lists.reading,
			};
	}
};

// What changes has a context of its own: what only acts is drawn once, whatever it does.
import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { afterEach, expect, it } from 'vitest';
import { currentAccountId } from '../../../source/ui/context/navigation.ts';
import {
	type NavigationActions,
	NavigationProvider,
	useNavigationActions,
	useRoute,
	useRoutes,
} from '../../../source/ui/context/navigation-provider.tsx';
import { NoticeProvider, useNotice, useNoticeActions } from '../../../source/ui/context/notice.tsx';
import type { Operation } from '../../../source/ui/context/operation.ts';
import {
	type OperationActions,
	OperationProvider,
	useOperation,
	useOperationActions,
} from '../../../source/ui/context/operation-provider.tsx';
import { expectEventually } from '../../helpers/expect-eventually.ts';

const drawn = { actions: 0, notice: 0, routes: 0, operation: 0 };
type Actions = NavigationActions & OperationActions & ReturnType<typeof useNoticeActions>;
const actionsOf: Actions[] = [];

const Acts = () => {
	drawn.actions += 1;
	actionsOf.push({ ...useNavigationActions(), ...useOperationActions(), ...useNoticeActions() });
	return null;
};
const ReadsNotice = () => {
	drawn.notice += 1;
	return <Text>{useNotice()?.text}</Text>;
};
const ReadsRoutes = () => {
	drawn.routes += 1;
	return <Text>{`at ${currentAccountId(useRoutes())}, ${useRoute().route.cursor ?? 'no row'}`}</Text>;
};
const ReadsOperation = () => {
	drawn.operation += 1;
	return <Text>{useOperation() ? 'an operation' : 'none'}</Text>;
};

let close: () => void;
afterEach(() => close());

it('draws the readers of one value alone when that value changes', async () => {
	const told: (Operation | undefined)[] = [];
	const { unmount, lastFrame } = render(
		<NoticeProvider>
			<NavigationProvider initialScreens={[{ name: 'account', accountId: 'a' }]}>
				<OperationProvider onOperation={(operation) => told.push(operation)}>
					<Acts />
					<ReadsNotice />
					<ReadsRoutes />
					<ReadsOperation />
				</OperationProvider>
			</NavigationProvider>
		</NoticeProvider>,
	);
	close = unmount;
	const [{ navigate, openHandler, setOperation, notify }] = actionsOf as [Actions];
	const shows = (text: string) => expectEventually(() => lastFrame()?.includes(text)).toBe(true);
	await shows('at a, no row');
	expect(drawn).toEqual({ actions: 1, notice: 1, routes: 1, operation: 1 });
	navigate({ to: 'point', update: { cursor: 'row 7' } });
	await shows('at a, row 7');
	openHandler({ name: 'account', accountId: 'b' })();
	await shows('at b, no row');
	expect(drawn).toEqual({ actions: 1, notice: 1, routes: 3, operation: 1 });
	const operation = { startedAt: 0 } as Operation;
	setOperation(operation);
	await shows('an operation');
	expect(told).toEqual([operation]);
	notify('said');
	await shows('said');
	expect(drawn).toEqual({ actions: 1, notice: 2, routes: 3, operation: 2 });
});

/** What a reader of RFC 4180 reads: records end with CRLF, a quote is doubled, nothing else is special. */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
	const records: string[][] = [];
	let record: string[] = [];
	let field = '';
	let isQuoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const one = text[at];
		if (isQuoted) {
			if (one !== '"') field += one;
			else if (text[at + 1] === '"') {
				at += 1;
				field += one;
			} else isQuoted = false;
		} else if (one === '"' && field === '') isQuoted = true;
		else if (one === ',') {
			record.push(field);
			field = '';
		} else if (one === '\r' && text[at + 1] === '\n') {
			at += 1;
			records.push([...record, field]);
			record = [];
			field = '';
		} else if (one === '"' || one === '\r' || one === '\n') throw new Error(`a bare ${JSON.stringify(one)} at ${at}`);
		else field += one;
	}
	if (field !== '' || record.length > 0) throw new Error('the last record does not end with CRLF');
	return records;
};

import type { MemberRecords } from '@fieldnotes/store';

/** Discord takes files of 10 MiB from everybody: https://discord.com/developers/docs/reference#uploading-files */
const MOST_BYTES = 8_000_000;
const MOST_QUESTIONS = 5_000;

/** All that is kept of a member, as JSON; where that is more than a file may hold, the newest. */
export async function copyOf(memberId: string, members: Pick<MemberRecords, 'data'>): Promise<Buffer> {
  for (let limit = MOST_QUESTIONS; ; limit = Math.ceil(limit / 4)) {
    const data = Buffer.from(`${JSON.stringify(await members.data(memberId, limit), null, 2)}\n`);
    if (data.byteLength <= MOST_BYTES || limit === 1) return data;
  }
}

import { type APIEmbed, EmbedType } from 'discord-api-types/v10';

/** An embed as Discord gives it back: rich, its fields' `inline` spelled out. */
export function storedEmbed(embed: APIEmbed): APIEmbed {
  const { fields, ...rest } = embed;
  return {
    ...rest,
    type: EmbedType.Rich,
    ...(fields === undefined ? {} : { fields: fields.map((field) => ({ inline: false, ...field })) }),
  };
}

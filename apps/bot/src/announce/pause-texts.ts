import { type Catalogue, type Language, textsFor } from '../locales/catalogue.js';
import { escapeLine } from '../text/escape.js';
import type { PauseReason } from './discord/refusal.js';

export interface PauseTexts {
  readonly notice: (feed: string, channel: string, reason: string) => string;
  readonly reasons: Readonly<Record<PauseReason, string>>;
}

export const pauseTexts: Catalogue<PauseTexts> = {
  en: {
    notice: (feed, channel, reason) =>
      `I have paused the announcements of **${feed}** in ${channel}: ${reason} Use \`/following\` to go on; nothing is lost meanwhile.`,
    reasons: {
      'no-access': 'I cannot see the channel. Give me *View Channel* there.',
      'no-permission': 'I lack a permission in the channel: *Send Messages*, *Embed Links* or what the style needs.',
      'channel-gone': 'the channel does not exist any more.',
      'webhook-gone': 'my webhook was removed and I may not make another one. Give me *Manage Webhooks*.',
      'thread-locked': 'the thread is locked or archived.',
      'wrong-channel': 'this kind of channel does not take such messages. Choose another style.',
      refused: 'Discord refuses my messages there.',
      'by-member': 'a member paused it.',
    },
  },
  de: {
    notice: (feed, channel, reason) =>
      `Ich habe die Ankündigungen von **${feed}** in ${channel} angehalten: ${reason} Mit \`/following\` geht es weiter; inzwischen geht nichts verloren.`,
    reasons: {
      'no-access': 'Ich sehe den Kanal nicht. Gib mir dort *Kanal anzeigen*.',
      'no-permission':
        'Mir fehlt im Kanal ein Recht: *Nachrichten senden*, *Links einbetten* oder was der Stil braucht.',
      'channel-gone': 'den Kanal gibt es nicht mehr.',
      'webhook-gone': 'mein Webhook wurde entfernt und ich darf keinen neuen anlegen. Gib mir *Webhooks verwalten*.',
      'thread-locked': 'der Thread ist gesperrt oder archiviert.',
      'wrong-channel': 'diese Art Kanal nimmt solche Nachrichten nicht. Wähle einen anderen Stil.',
      refused: 'Discord nimmt meine Nachrichten dort nicht an.',
      'by-member': 'ein Mitglied hat sie angehalten.',
    },
  },
  fr: {
    notice: (feed, channel, reason) =>
      `J’ai suspendu les annonces de **${feed}** dans ${channel} : ${reason} Utilisez \`/following\` pour reprendre ; rien n’est perdu entre-temps.`,
    reasons: {
      'no-access': 'je ne vois pas le salon. Donnez-moi *Voir le salon*.',
      'no-permission':
        'il me manque une permission dans le salon : *Envoyer des messages*, *Intégrer des liens* ou ce que demande le style.',
      'channel-gone': 'le salon n’existe plus.',
      'webhook-gone': 'mon webhook a été supprimé et je ne peux pas en créer. Donnez-moi *Gérer les webhooks*.',
      'thread-locked': 'le fil est verrouillé ou archivé.',
      'wrong-channel': 'ce type de salon n’accepte pas ces messages. Choisissez un autre style.',
      refused: 'Discord refuse mes messages à cet endroit.',
      'by-member': 'un membre les a suspendues.',
    },
  },
  es: {
    notice: (feed, channel, reason) =>
      `He pausado los anuncios de **${feed}** en ${channel}: ${reason} Usa \`/following\` para seguir; mientras tanto no se pierde nada.`,
    reasons: {
      'no-access': 'no veo el canal. Dame *Ver canal* allí.',
      'no-permission':
        'me falta un permiso en el canal: *Enviar mensajes*, *Insertar enlaces* o el que pide el estilo.',
      'channel-gone': 'el canal ya no existe.',
      'webhook-gone': 'mi webhook fue eliminado y no puedo crear otro. Dame *Gestionar webhooks*.',
      'thread-locked': 'el hilo está bloqueado o archivado.',
      'wrong-channel': 'este tipo de canal no admite tales mensajes. Elige otro estilo.',
      refused: 'Discord rechaza mis mensajes allí.',
      'by-member': 'un miembro los pausó.',
    },
  },
};

/** In words, why a subscription is paused; a reason that another version has written is shown as it is. */
export function pauseReasonText(reason: string, language: Language): string {
  const reasons: Readonly<Record<string, string>> = textsFor(pauseTexts, language).reasons;
  return reasons[reason] ?? escapeLine(reason);
}

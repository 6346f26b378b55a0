import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

export interface SettingsTexts {
  readonly settings: Named;
  readonly timeZone: Named;
  readonly manager: Named;
  readonly heading: string;
  /** `time` is the time of the day there. */
  readonly zone: (name: string, time: string) => string;
  readonly installedZone: (name: string, time: string) => string;
  readonly useInstalled: (name: string) => string;
  readonly managedBy: (role: string) => string;
  readonly managedByNobodyElse: string;
  readonly howRoleSees: string;
  readonly chooseRole: string;
  readonly mayNot: string;
  readonly unknownZone: (name: string) => string;
  readonly notEveryone: string;
}

const en: SettingsTexts = {
  settings: { name: 'settings', description: 'Time zone of this server, and who else may follow feeds' },
  timeZone: { name: 'time-zone', description: 'Where "yesterday" is meant, and dates are shown: a city or a zone' },
  manager: { name: 'manager', description: 'A role that may follow feeds, beside those who manage the server' },
  heading: 'Settings of this server',
  zone: (name, time) => `**Time zone:** ${name}, where it is ${time}`,
  installedZone: (name, time) => `**Time zone:** ${name}, where it is ${time} (none was chosen)`,
  useInstalled: (name) => `Use ${name}`,
  managedBy: (role) => `**Feeds are managed by** ${role} and by those who manage the server.`,
  managedByNobodyElse: '**Feeds are managed by** those who manage the server.',
  howRoleSees:
    'A role sees `/follow`, `/unfollow` and `/following` once they are shown to it under Server Settings → Integrations.',
  chooseRole: 'Who else may follow feeds',
  mayNot: 'For that you need *Manage Server*.',
  unknownZone: (name) =>
    `I know no time zone “${name}”. The suggestions show those there are: try the nearest large city.`,
  notEveryone: '@everyone cannot manage feeds. Choose another role.',
};

const de: SettingsTexts = {
  settings: { name: 'einstellungen', description: 'Zeitzone dieses Servers, und wer noch Feeds folgen darf' },
  timeZone: { name: 'zeitzone', description: 'Wo „gestern“ gemeint ist und Daten gezeigt werden: Stadt oder Zone' },
  manager: {
    name: 'verwalter',
    description: 'Eine Rolle, die Feeds folgen darf, neben denen, die den Server verwalten',
  },
  heading: 'Einstellungen dieses Servers',
  zone: (name, time) => `**Zeitzone:** ${name}, dort ist es ${time}`,
  installedZone: (name, time) => `**Zeitzone:** ${name}, dort ist es ${time} (keine wurde gewählt)`,
  useInstalled: (name) => `${name} verwenden`,
  managedBy: (role) => `**Feeds verwalten** ${role} und alle, die den Server verwalten.`,
  managedByNobodyElse: '**Feeds verwalten** alle, die den Server verwalten.',
  howRoleSees:
    'Eine Rolle sieht `/folgen`, `/entfolgen` und `/gefolgt`, sobald sie ihr unter Servereinstellungen → Integrationen gezeigt werden.',
  chooseRole: 'Wer noch Feeds folgen darf',
  mayNot: 'Dafür brauchst du *Server verwalten*.',
  unknownZone: (name) =>
    `Ich kenne keine Zeitzone „${name}“. Die Vorschläge zeigen, welche es gibt: nimm die nächste große Stadt.`,
  notEveryone: '@everyone kann keine Feeds verwalten. Wähle eine andere Rolle.',
};

const fr: SettingsTexts = {
  settings: { name: 'réglages', description: 'Fuseau horaire de ce serveur, et qui d’autre peut suivre des flux' },
  timeZone: { name: 'fuseau', description: 'Où « hier » est compris et les dates montrées : une ville ou un fuseau' },
  manager: { name: 'gestionnaire', description: 'Un rôle qui peut suivre des flux, outre ceux qui gèrent le serveur' },
  heading: 'Réglages de ce serveur',
  zone: (name, time) => `**Fuseau horaire :** ${name}, où il est ${time}`,
  installedZone: (name, time) => `**Fuseau horaire :** ${name}, où il est ${time} (aucun n’a été choisi)`,
  useInstalled: (name) => `Utiliser ${name}`,
  managedBy: (role) => `**Les flux sont gérés par** ${role} et par ceux qui gèrent le serveur.`,
  managedByNobodyElse: '**Les flux sont gérés par** ceux qui gèrent le serveur.',
  howRoleSees:
    'Un rôle voit `/suivre`, `/nepassuivre` et `/suivis` dès qu’on les lui montre dans Paramètres du serveur → Intégrations.',
  chooseRole: 'Qui d’autre peut suivre des flux',
  mayNot: 'Il faut pour cela *Gérer le serveur*.',
  unknownZone: (name) =>
    `Je ne connais pas de fuseau « ${name} ». Les suggestions montrent ceux qui existent : essayez la grande ville la plus proche.`,
  notEveryone: '@everyone ne peut pas gérer les flux. Choisissez un autre rôle.',
};

const es: SettingsTexts = {
  settings: { name: 'ajustes', description: 'Zona horaria de este servidor, y quién más puede seguir feeds' },
  timeZone: { name: 'zona', description: 'Dónde se entiende «ayer» y se muestran las fechas: una ciudad o zona' },
  manager: { name: 'gestor', description: 'Un rol que puede seguir feeds, además de quienes gestionan el servidor' },
  heading: 'Ajustes de este servidor',
  zone: (name, time) => `**Zona horaria:** ${name}, donde son las ${time}`,
  installedZone: (name, time) => `**Zona horaria:** ${name}, donde son las ${time} (no se eligió ninguna)`,
  useInstalled: (name) => `Usar ${name}`,
  managedBy: (role) => `**Los feeds los gestionan** ${role} y quienes gestionan el servidor.`,
  managedByNobodyElse: '**Los feeds los gestionan** quienes gestionan el servidor.',
  howRoleSees:
    'Un rol ve `/seguir`, `/noseguir` y `/seguidos` cuando se le muestran en Ajustes del servidor → Integraciones.',
  chooseRole: 'Quién más puede seguir feeds',
  mayNot: 'Para eso hace falta *Gestionar servidor*.',
  unknownZone: (name) =>
    `No conozco ninguna zona horaria «${name}». Las sugerencias muestran las que hay: prueba con la ciudad grande más cercana.`,
  notEveryone: '@everyone no puede gestionar feeds. Elige otro rol.',
};

export const settingsTexts: Catalogue<SettingsTexts> = { en, de, fr, es };

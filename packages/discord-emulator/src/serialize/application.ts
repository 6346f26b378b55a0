import type { World } from '../state/world.js';
import { userJson } from './users.js';

/** The bot's application, as it sees itself. */
export function applicationJson({ application, bot, developer, guilds }: World): Record<string, unknown> {
  return {
    id: application.id,
    name: application.name,
    icon: null,
    description: '',
    type: null,
    summary: '',
    bot: userJson(bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    hook: true,
    owner: userJson(developer),
    team: null,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    integration_types_config: { '0': {} },
    explicit_content_filter: 0,
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
    approximate_guild_count: guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
  };
}

import { Application, TeamsAdapter, type TurnState } from '@microsoft/teams-ai';
import { type Activity, ConfigurationServiceClientCredentialFactory, type TurnContext } from 'botbuilder';
import {
  AppCredentials,
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { TeamsApp, TeamsConfig } from './config.ts';
import type { Door, InvokeAnswer } from './door.ts';
import { nameOf } from './errors.ts';

/**
 * The one file that knows the Teams SDK, loaded only where Teams is configured: it takes 1.8 s and 90 MB. The SDK
 * proves who calls (RS256 against Microsoft's keys) and carries a turn from the request to its answer. What we send
 * goes by `connector.ts`. Its successor is a swap of this file: docs/decisions/0006-teams-sdk.md.
 */
export function openDoor(config: TeamsConfig): Door {
  const adapter = new Gate(config);
  const app = new Application<TurnState>({
    adapter,
    botAppId: config.credentials.type === 'app' ? config.credentials.appId : '',
    // One timer for all turns at once; nothing here takes long enough to be worth it.
    startTypingTimer: false,
    // Ours in `activity.ts`, which reads the mention by its id.
    removeRecipientMention: false,
    longRunningMessages: false,
  });
  const turns = new WeakMap<object, (activity: unknown) => Promise<InvokeAnswer | undefined>>();

  async function run(context: TurnContext): Promise<void> {
    const answer = await turns.get(context.activity)?.(context.activity);
    // Queued by ourselves and never returned from an `actionExecute` handler: that one keeps "replace for everybody"
    // from one answer to all later ones, so that one person's card would be put over the message of all.
    if (answer) await context.sendActivity({ type: 'invokeResponse', value: { ...answer } });
  }
  app.addRoute(async (context) => context.activity.type === 'invoke', run, true);
  app.addRoute(async () => true, run);

  return {
    async authenticate(authorization, activity) {
      try {
        // Its shape is read after this; whoever lets the SDK stumble over a strange one is not let in.
        return { proof: await adapter.prove(activity as unknown as Partial<Activity>, authorization) };
      } catch (error) {
        return { refused: isOutage(error) ? 'unavailable' : 'unauthenticated', detail: nameOf(error) };
      }
    },
    async take(proof, activity, turn) {
      turns.set(activity, turn);
      // The caller checked the activity's shape, and the proof is what `authenticate` gave.
      const known = proof as AuthenticateRequestResult;
      return adapter.turn(known, activity as unknown as Activity, (context) => app.run(context));
    },
  };
}

/** The SDK's adapter, asked in two steps, so that a wrong signature is told from a turn that failed. */
class Gate extends TeamsAdapter {
  constructor({ credentials }: TeamsConfig) {
    super(
      credentials.type === 'app' && credentials.standInUrl ? standIn(credentials.standInUrl) : {},
      credentials.type === 'app'
        ? new OneApp(credentials)
        : new ConfigurationServiceClientCredentialFactory({}),
    );
  }

  prove(activity: Partial<Activity>, authorization: string): Promise<AuthenticateRequestResult> {
    return this.botFrameworkAuthentication.authenticateRequest(activity as Activity, authorization);
  }

  async turn(
    proof: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<unknown>,
  ): Promise<InvokeAnswer | undefined> {
    const answer = await this.processActivity(
      proof,
      activity,
      async (context) => void (await logic(context)),
    );
    return answer ? { status: answer.status, body: answer.body } : undefined;
  }
}

/** Knows our app's id. Gives no credentials to anybody: nothing is sent through the SDK. */
class OneApp implements ServiceClientCredentialsFactory {
  readonly #app: TeamsApp;

  constructor(app: TeamsApp) {
    this.#app = app;
  }

  async isValidAppId(appId = ''): Promise<boolean> {
    return appId === this.#app.appId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  async createCredentials(appId = '', audience = ''): Promise<AppCredentials> {
    return new NoCredentials(appId, undefined, audience);
  }
}

class NoCredentials extends AppCredentials {
  override async getToken(): Promise<string> {
    throw new Error('nothing is sent through the SDK');
  }

  protected override async refreshToken(): Promise<never> {
    throw new Error('nothing is sent through the SDK');
  }
}

/** The SDK's own settings for another cloud, pointing to this machine. All must be given together. */
function standIn(base: string) {
  return {
    ToBotFromChannelOpenIdMetadataUrl: `${base}/openid`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${base}/openid`,
    ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ValidateAuthority: 'true',
  };
}

/** Microsoft's keys could not be fetched: nobody's fault who calls. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'FetchError' || /^E[A-Z]{4,}$/.test(nameOf(error)) || /openid config/i.test(error.message)
  );
}

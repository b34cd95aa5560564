using System.Text;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Records;
using A11.Agents.Runs;
using A11.Agents.Secrets;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Records;

/// <summary>The logins that an agent was given neither come in nor out.</summary>
[TestClass]
public sealed class SecretValuesTests
{
    private const string Secret = "s3cr3t/Value+of=mine&9";
    private const string Configuration = "agents: { scripted: { exec: [x], environment: [MY_API_KEY, MY_MODEL, REGION] } }\nrepair: 1\n";

    private static readonly string Task = RepositoryFolder.Task("T1", "Dockerfile", "x");

    public static IEnumerable<object[]> Spellings
    {
        get
        {
            var bytes = Encoding.UTF8.GetBytes(Secret);
            yield return [Secret];
            yield return [new string([.. Secret.Reverse()])];
            yield return [Convert.ToHexString(bytes)];
            yield return [Convert.ToHexStringLower(bytes)];
            yield return [Uri.EscapeDataString(Secret)];
            yield return [string.Concat(bytes.Select(letter => $"%{letter:x2}"))];
            yield return [string.Concat(bytes.Select(letter => $"\\x{letter:x2}"))];
            yield return [string.Concat(Secret.Select(letter => $"\\u{(int)letter:x4}"))];
            yield return [string.Concat(bytes.Select(letter => $"\\{Convert.ToString(letter, 8).PadLeft(3, '0')}"))];
            yield return [string.Concat(bytes.Select(letter => $"\\0{Convert.ToString(letter, 8).PadLeft(3, '0')}"))];
            yield return [string.Concat(bytes.Select(letter => $"\\U{letter:x8}"))];
            yield return [string.Concat(bytes.Select(letter => $"\\x{{{letter:x}}}"))];
            yield return [string.Concat(bytes.Select(letter => $"&#x{letter:x};"))];
            yield return [string.Concat(bytes.Select(letter => $"&#{letter};"))];
            yield return [string.Concat(bytes.Select(letter => $"'\\x{letter:x2}' + "))];
            yield return [string.Join(':', bytes.Select(letter => letter.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)))];
            yield return [Secret[..9] + "\" +\\\n# \"" + Secret[9..]];
            for (var before = 0; before < 3; before++)
            {
                for (var after = 0; after < 3; after++)
                {
                    yield return [Convert.ToBase64String([.. new byte[before], .. bytes, .. new byte[after]])];
                }
            }

            yield return [Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', 60) + Secret), Base64FormattingOptions.InsertLineBreaks).Replace("\r\n", "\n# ", StringComparison.Ordinal)];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Spellings))]
    public void A_login_in_a_file_is_refused_at_its_line_and_told_to_nobody(string spelling)
    {
        using var repository = new RepositoryFolder().With("a11.yml", Configuration);
        var agent = new ScriptedAgent("scripted", (_, _, _) => System.Threading.Tasks.Task.FromResult(ScriptedAgent.Writing(("Dockerfile", $"# Why: a test\nFROM debian:12.8-slim\n# {spelling}\nUSER app\n")) with { Prompt = spelling, Transcript = spelling }));
        var outcome = repository.Run(Task, agent, Options())[0];
        Assert.AreEqual(OutcomeStatus.Rejected, outcome.Status, outcome.Reason);
        var leak = outcome.Diagnostics.First(finding => finding.Rule.Id == "AXT0209");
        Assert.IsTrue(leak.Start.Line is 3 or 4, leak.Start.ToString());
        StringAssert.Contains(leak.Message, "MY_API_KEY");
        Assert.IsFalse(repository.Has("Dockerfile"));
        AssertUntold(RunDocument.Create([outcome]).ToText());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository.Root, ".a11"), "*", SearchOption.AllDirectories))
        {
            AssertUntold(File.ReadAllText(file));
        }
    }

    [TestMethod]
    public void A_login_in_a_name_is_refused_and_masked()
    {
        using var repository = new RepositoryFolder().With("a11.yml", Configuration);
        var name = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret));
        var outcome = repository.Run(Task, new ScriptedAgent(("Dockerfile", "# Why: a test\nFROM debian:12.8-slim\nUSER app\n"), ($"scripts/{name}.sh", "# Why\n"), ($"src/{name}.cs", "")), Options())[0];
        Assert.AreEqual(OutcomeStatus.BoundaryViolated, outcome.Status);
        Assert.IsTrue(outcome.Diagnostics.Any(finding => finding.Rule.Id == "AXT0209"));
        Assert.IsTrue(outcome.Diagnostics.Any(finding => finding.Rule.Id.StartsWith("AXB", StringComparison.Ordinal)));
        AssertUntold(RunDocument.Create([outcome]).ToText());
    }

    [TestMethod]
    public void What_an_agent_says_it_was_given_is_searched_too()
    {
        using var repository = new RepositoryFolder();
        var given = SecretValues.Create([new("OWN_TOKEN", Secret)], []);
        var outcome = repository.Run(Task,
            new ScriptedAgent("scripted", (_, _, _) => System.Threading.Tasks.Task.FromResult(ScriptedAgent.Writing(("Dockerfile", $"# {Secret}\nFROM debian:12.8-slim\nUSER app\n")) with { Secrets = given, Transcript = Secret })),
            new RunOptions(TestEngine.Default) { Variable = _ => null })[0];
        Assert.IsTrue(outcome.Diagnostics.Any(finding => finding.Rule.Id == "AXT0209" && finding.Message.Contains("OWN_TOKEN", StringComparison.Ordinal)), outcome.Reason);
        var transcript = Directory.EnumerateFiles(Path.Combine(repository.Root, ".a11", "runs"), "transcript.txt", SearchOption.AllDirectories).First();
        Assert.AreEqual("[redacted]\n", File.ReadAllText(transcript));
    }

    [TestMethod]
    public void What_is_no_login_or_was_there_before_is_let_in()
    {
        using var repository = new RepositoryFolder().With("a11.yml", Configuration).With("Dockerfile", $"# {Secret}\nFROM debian:12.8-slim\nUSER app\n");
        var agent = new ScriptedAgent("scripted", (_, _, _) => System.Threading.Tasks.Task.FromResult(new AgentResult { Changes = [new Change("scripts/a.sh", ChangeKind.Added, "#!/bin/sh\n# Why: a test\necho a\n"u8.ToArray()), new Change("Dockerfile", ChangeKind.Modified, Encoding.UTF8.GetBytes($"# {Secret}\n# gpt-5-mini-2025 europe-west-1 production\nFROM debian:12.8-slim\nUSER app\n"))] }));
        var task = Task.Replace("[\"Dockerfile\"]", "[\"scripts/a.sh\"], \"files_to_modify\": [\"Dockerfile\"]", StringComparison.Ordinal);
        var outcome = repository.Run(task, agent, Options())[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
    }

    [TestMethod]
    [DataRow("X_TOKEN", "short", false)]
    [DataRow("X_TOKEN", "long enough", true)]
    [DataRow("X_MODEL", "claude-sonnet-4-5-20250929", false)]
    [DataRow("NODE_ENV", "production", false)]
    [DataRow("FLAG", "true", false)]
    [DataRow("X_BASE", "https://api.example.com/v1/models", false)]
    [DataRow("X_BASE", "https://me:hunter2hunter2@api.example.com/", true)]
    [DataRow("GOOGLE_APPLICATION_CREDENTIALS", "/home/me/key.json", false)]
    [DataRow("SOMETHING", "a8f5f167f44f4964e6c998dee827110c", true)]
    [DataRow("POSTGRES_PASSWORD", "postgres", false)]
    [DataRow("OPENAI_API_KEY", "lm-studio", false)]
    [DataRow("GIT_AUTHOR_EMAIL", "me@example.com", false)]
    [DataRow("AUTH_PROVIDER", "keycloak", false)]
    [DataRow("MONKEY_PATCH", "Gevent 24", false)]
    [DataRow("PGPASSWORD", "Hunter-2", true)]
    [DataRow("SERVICE_URL", "https://api.example.com/v1/services", false)]
    [DataRow("LOGIN", "{\"type\": \"oauth-login\", \"token\": \"abcdefgh12\", \"name\": \"somebody-else-entirely\"}", true)]
    public void What_counts_as_a_login(string name, string value, bool isLogin) =>
        Assert.AreEqual(isLogin, SecretValues.Create([new(name, value)], []).Forms.Any());

    [TestMethod]
    [DataRow("AZURE_STORAGE_CONNECTION_STRING", "DefaultEndpointsProtocol=https;AccountName=example;AccountKey=q7Zt/aB3dE5gH7jK9+mN1pQ2r==;EndpointSuffix=core.windows.net", "q7Zt/aB3dE5gH7jK9+mN1pQ2r==")]
    [DataRow("X_HEADERS", "Authorization: Bearer opaque.Value-for-me", "opaque.Value-for-me")]
    [DataRow("X_HEADERS", "{\"Authorization\": \"Bearer opaque.Value-for-me\"}", "opaque.Value-for-me")]
    [DataRow("DATABASE_DSN", "host=db.example.com user=me password=Hunter2-Hunter", "Hunter2-Hunter")]
    [DataRow("DATABASE_DSN", "jdbc:postgresql://db.example.com/app?user=me&password=Hunter2-Hunter", "Hunter2-Hunter")]
    [DataRow("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T01234567/B01234567/aB3dE5gH7jK9mN1pQ2rS4tU6", "aB3dE5gH7jK9mN1pQ2rS4tU6")]
    [DataRow("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T01234567/B01234567/AbCdEfGhIjKlMnOpQrStUvWx", "AbCdEfGhIjKlMnOpQrStUvWx")]
    [DataRow("BLOB_URL", "https://x.blob.core.windows.net/c/b?sv=2024-11-04&sig=aB3dE5gH7jK9mN1pQ%2Frs%3D", "aB3dE5gH7jK9mN1pQ/rs=")]
    public void The_secret_part_of_a_value_is_one(string name, string value, string part)
    {
        var secrets = SecretValues.Create([new(name, value)], []);
        Assert.AreEqual(name, secrets.Find($"FROM a\n# {part}\n").Select(match => match.Name).FirstOrDefault());
        Assert.AreEqual(2, secrets.Find($"FROM a\n# {part}\n")[0].FirstLine);
        Assert.IsEmpty(secrets.Find("DefaultEndpointsProtocol=https;AccountName=example db.example.com user=me postgres password Authorization: Bearer https://hooks.slack.com/services/ https://x.blob.core.windows.net/c/b"));
        Assert.DoesNotContain(part, Redactor.Create(new RunSettings(), _ => null).With(secrets).Redact($"say {part} again"));
    }

    [TestMethod]
    public void Another_secret_in_a_file_that_held_one_is_found()
    {
        const string Other = "an0ther/Value+of=mine&9";
        var secrets = SecretValues.Create([new("FIRST_KEY", Secret), new("OTHER_KEY", Other)], []);
        var files = new MemoryFileSource([new("a.env", $"A={Secret}\n")]);
        var result = ScriptedAgent.Writing() with { Secrets = secrets };
        string[] Find(string text) => [.. LeakedCredentials.Find(files, result with { Changes = [new Change("a.env", ChangeKind.Modified, Encoding.UTF8.GetBytes(text))] }).Select(finding => $"{finding.Start.Line} {finding.Message.Split(' ')[6]}")];
        Assert.IsEmpty(Find($"# a\nB={Secret}\n"));
        CollectionAssert.AreEqual(new[] { "2 OTHER_KEY," }, Find($"A={Secret}\nB={Other}\n"));
        CollectionAssert.AreEqual(new[] { "1 FIRST_KEY," }, Find($"B={Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))}\nA={Secret}\n"));
        CollectionAssert.AreEqual(new[] { "1 OTHER_KEY," }, Find($"A={Other}\n"));
    }

    [TestMethod]
    public void Only_the_lines_that_give_a_secret_away_are_masked()
    {
        var redactor = Redactor.Create(new RunSettings(), _ => null).With(SecretValues.Create([new("MY_KEY", Secret)], []));
        var escaped = string.Concat(Encoding.UTF8.GetBytes(Secret).Select(letter => $"\\x{letter:x2}"));
        Assert.AreEqual("a%0A%0Ab\n[redacted]\nc\nd", redactor.Redact($"a%0A%0Ab\n{escaped}\nc\nd"));
        Assert.AreEqual("a\n[redacted]\n[redacted]\nd", redactor.Redact($"a\n{Secret[..9]}\n{Secret[9..]}\nd"));
        var many = string.Concat(Enumerable.Range(0, 200).Select(number => $"{number}\n{escaped}\n"));
        Assert.AreEqual(string.Concat(Enumerable.Range(0, 200).Select(number => $"{number}\n[redacted]\n")), redactor.Redact(many));
    }

    [TestMethod]
    public void Each_long_line_of_a_file_with_logins_is_one()
    {
        var secrets = SecretValues.Create([], [new("~/.netrc", "machine example.com\nlogin me\npassword aB3dE5gH7jK9mN1pQ\n"), new("~/auth.json", "{\"a\": {\"refresh_token\": \"abc def!\"}, \"scope\": \"user profile\"}")]);
        Assert.AreEqual(("~/.netrc", 2), secrets.Find("x\naB3dE5gH7jK9mN1pQ").Select(match => (match.Name, match.FirstLine)).First());
        Assert.AreEqual(("~/auth.json", 1), secrets.Find("abc def!").Select(match => (match.Name, match.FirstLine)).First());
        Assert.IsEmpty(secrets.Find("machine example.com user profile refresh_token"));
    }

    private static RunOptions Options() => new(TestEngine.Default) { Variable = name => name switch { "MY_API_KEY" => Secret, "MY_MODEL" => "gpt-5-mini-2025", "REGION" => "europe-west-1", _ => null } };

    private static void AssertUntold(string text) => Assert.IsEmpty(SecretValues.Create([new("MY_API_KEY", Secret)], []).Find(text.Replace("\\n", "\n", StringComparison.Ordinal)), text);
}

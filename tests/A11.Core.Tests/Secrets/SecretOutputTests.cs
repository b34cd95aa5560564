using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Secrets.Values;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Secrets;

/// <summary>No finding tells a secret, whichever rule speaks of the words around it.</summary>
[TestClass]
public sealed class SecretOutputTests
{
    private const string Secret = "Zk39xQp27Lm";

    [TestMethod]
    [DataRow("scripts/run.sh", "#!/bin/bash\nexport API_KEY=Zk39xQp27Lm\ndocker login -u ci -p Zk39xQp27Lm $host\ncd x; echo $API_KEY Zk39xQp27Lm\ntest Zk39xQp27Lm = $a\n")]
    [DataRow("Dockerfile", "FROM alpine\nENV API_KEY=Zk39xQp27Lm\nARG DB_PASSWORD=Zk39xQp27Lm\nRUN sudo mysql -pZk39xQp27Lm && curl -u a:Zk39xQp27Lm http://a.io\n")]
    [DataRow("compose.yaml", "services:\n  a:\n    image: a:Zk39xQp27Lm\n    environment:\n      API_KEY: Zk39xQp27Lm\n      API_KEY: Zk39xQp27Lm\n      URL: http://a:Zk39xQp27Lm@corp.io\n")]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: Zk39xQp27Lm\n    steps:\n      - run: make\n        env:\n          API_KEY: Zk39xQp27Lm\n")]
    [DataRow("Makefile", "API_KEY := Zk39xQp27Lm\nall:\n\tcurl -H 'Authorization: Bearer Zk39xQp27Lm' $(x)\n")]
    [DataRow("k8s/app.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  API_KEY: Zk39xQp27Lm\n")]
    [DataRow(".env", "API_KEY=Zk39xQp27Lm\n")]
    public void No_message_tells_a_secret(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files, SettingsOptions.Default with { AllRules = true })).Diagnostics;
        Assert.IsTrue(found.Any(static finding => finding.Rule.FindsSecrets), "the secret was not found");
        Assert.AreEqual("", string.Join('\n', found.Where(static finding => finding.Message.Contains(Secret, StringComparison.Ordinal)).Select(static finding => $"{finding.Rule.Id} {finding.Message}")));
    }

    [TestMethod]
    [DataRow("ENV DB_PASSWORD=Zk39xQp27Lm")]
    [DataRow("ENV A=b DB_PASSWORD=Zk39xQp27Lm")]
    [DataRow("docker login -u ci -p Zk39xQp27Lm host")]
    [DataRow("curl -H 'Authorization: Bearer Zk39xQp27Lm'")]
    [DataRow("  password: Zk39xQp27Lm")]
    [DataRow("url: postgres://app:Zk39xQp27Lm@db/app")]
    public void No_line_shows_one(string line)
    {
        var at = line.IndexOf(Secret, StringComparison.Ordinal);
        Assert.IsTrue(SecretText.FindIn(line).Any(span => span.Contains(new TextSpan(at, Secret.Length))), line);
    }
}

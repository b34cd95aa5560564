using A11.Agents.Secrets;
using A11.Core.Configuration;

namespace A11.Agents.Tests.Secrets;

/// <summary>What is taken out of text before it is written down.</summary>
[TestClass]
public sealed class RedactorTests
{
    [TestMethod]
    [DataRow("say abcdefgh1 again", "say [redacted] again")]
    [DataRow("say abcdefgh1/the/rest again", "say [redacted] again")]
    [DataRow("abcdefgh1abcdefgh1/the/rest", "[redacted][redacted]")]
    [DataRow("abcdefgh", "abcdefgh")]
    public void A_value_that_begins_like_another_leaves_no_rest(string text, string expected)
    {
        var redactor = Redactor.Create(new RunSettings(), static name => name switch { "GITHUB_TOKEN" => "abcdefgh1", "NPM_TOKEN" => "abcdefgh1/the/rest", _ => null });
        Assert.AreEqual(expected, redactor.Redact(text));
    }
}

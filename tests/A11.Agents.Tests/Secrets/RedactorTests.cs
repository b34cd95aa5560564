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

    [TestMethod]
    [DataRow("{\n  \"a\": \"say abcdefgh1\\n\"\n}", "{\n  \"a\": \"say [redacted]\\n\"\n}")]
    [DataRow("{\"a\": \"Bearer abcdefghijklmnopqrstuvwxyz\\\\\"}", "{\"a\": \"Bearer [redacted]\\\\\"}")]
    [DataRow("{\"a\": \"abcd\\u0065fgh1\", \"abcdefgh1\": [1, true]}", "{\"a\": \"[redacted]\", \"[redacted]\": [1, true]}")]
    [DataRow("{\"a\": \"http://u:\\\"x\\\"@h\"}", "{\"a\": \"http://u:[redacted]@h\"}")]
    [DataRow("say abcdefgh1", "say [redacted]")]
    public void A_document_stays_one(string json, string expected)
    {
        var redactor = Redactor.Create(new RunSettings(), static name => name is "GITHUB_TOKEN" ? "abcdefgh1" : null);
        Assert.AreEqual(expected, redactor.RedactJson(json));
    }
}

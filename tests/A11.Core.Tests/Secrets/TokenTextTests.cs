using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>Tokens are told by their form: prefix, alphabet, length, and checksum where the issuer has one.</summary>
[TestClass]
public sealed class TokenTextTests
{
    private const string Body = "Zk39xQp27LmhK8vNd3MaQzT4wR5yB6cF7gJ8kL9m";

    [TestMethod]
    [DataRow("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", true, DisplayName = "the checksum is right")]
    [DataRow("ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18", false, DisplayName = "the checksum is wrong")]
    [DataRow("glpat-0123456789abcdefghij", false, DisplayName = "the characters count up")]
    public void A_checksum_tells_real_tokens(string text, bool isSound) => Assert.AreEqual(isSound, TokenText.FindIn(text).Single().IsSound);

    [TestMethod]
    [DataRow("AKIA4K7QXZ2MNB6TPLWD")]
    [DataRow("AIzaSyD4k9xQp27LmhK8vNd3MaQzT4wR5yB6cF7")]
    [DataRow("glpat-Zk39xQp27LmhK8vNd3Ma")]
    [DataRow("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")]
    [DataRow("xoxb-2847563910-Zk39xQp27LmhK8vN")]
    [DataRow("https://hooks.slack.com/services/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")]
    [DataRow("SK5f0c9ad2e7b14386a1c07d94fb2e6831")]
    [DataRow("dop_v1_5f0c9ad2e7b14386a1c07d94fb2e68315f0c9ad2e7b14386a1c07d94fb2e6831")]
    [DataRow("sk-ant-api03-Zk39xQp27LmhK8vNd3MaQzT4wR5yB6cF7gJ8kL9m")]
    [DataRow("sk-proj-Zk39xQp27LmhK8vNd3MaQzT4wR5yB6cF7gJ8kL9m")]
    public void A_token(string text) => Assert.HasCount(1, TokenText.FindIn($"key = \"{text}\"\n"));

    [TestMethod]
    [DataRow("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [DataRow("glpat-your-token-goes-here1")]
    [DataRow("AKIAIOSFODNN7EXAMPLE")]
    [DataRow("AKIA4K7QXZ2MNB6TPLWDX")]
    [DataRow("my_npm_package_of_the_application_that_is_long")]
    [DataRow("SKILLS and SKETCHES")]
    [DataRow("npm_config_registry")]
    [DataRow("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U")]
    [DataRow("eyJub3RoaW5nIjoxfQ.eyJub3RoaW5nIjoxfQ.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U")]
    public void No_token(string text) => Assert.IsFalse(TokenText.IsIn(text));

    [TestMethod]
    public void Each_form_finds_its_own_tokens()
    {
        foreach (var form in TokenForms.All.Where(static form => form.Issuer is not ("Slack webhook" or "Discord webhook")))
        {
            var body = string.Concat(Enumerable.Repeat(Body, 200).SelectMany(static part => part).Where(form.Alphabet.Contains).Take(form.Shortest));
            Assert.AreEqual(form.Shortest == 48 && form.Prefix == "sk-" ? "OpenAI" : form.Issuer, TokenText.FindIn($"a {form.Prefix}{body} b").Select(static token => token.Form!.Issuer).SingleOrDefault(), form.Prefix);
        }
    }
}

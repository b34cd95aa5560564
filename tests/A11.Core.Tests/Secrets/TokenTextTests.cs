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

    [TestMethod]
    [DataRow("a\\n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", true, DisplayName = "behind a line break that is an escape")]
    [DataRow("a\\q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", false)]
    [DataRow("n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", false)]
    [DataRow("an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", false)]
    [DataRow("_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", true)]
    [DataRow("AKIA4K7QXZ2MNB6TPLWDx", false, DisplayName = "a letter of another alphabet behind it")]
    [DataRow("AKIA4K7QXZ2MNB6TPLWD-", true)]
    [DataRow("AKIA4K7QXZ2", false)]
    [DataRow("ghp_ Zk39xQp27LmhK8vNd3MaQzT4wR5yB6cF7gJ", false)]
    [DataRow("ghp_a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4a1b2", true, DisplayName = "eight characters")]
    [DataRow("ghp_a1b2c3d1a1b2c3d1a1b2c3d1a1b2c3d1a1b2", false, DisplayName = "seven characters")]
    [DataRow("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", false, DisplayName = "small letters alone")]
    [DataRow("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", false, DisplayName = "capitals alone")]
    [DataRow("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", true)]
    [DataRow("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", true)]
    public void What_is_around_a_token_and_what_it_is_made_of_tell_it(string text, bool expected) => Assert.AreEqual(expected, TokenText.IsIn(text));

    [TestMethod]
    public void Tokens_are_found_one_behind_the_other()
    {
        const string Text = "x AKIA4K7QXZ2MNB6TPLWD,AKIA5K7QXZ2MNB6TPLWE";
        Assert.AreEqual("AKIA4K7QXZ2MNB6TPLWD AKIA5K7QXZ2MNB6TPLWE", string.Join(' ', TokenText.FindIn(Text).Select(static token => Text.Substring(token.Span.Start, token.Span.Length))));
    }

    [TestMethod]
    [DataRow("{\"alg\":\"HS256\"}", "{\"sub\":\"42\"}", 20, true)]
    [DataRow("{\"alg\":\"HS256\"}", "{\"sub\":\"42\"}", 19, false, DisplayName = "a signature that is too short")]
    [DataRow("{\"typ\":\"JWT\"}", "{\"sub\":\"42\"}", 20, false, DisplayName = "no algorithm")]
    [DataRow("{\"alg\":\"HS256\"", "{\"sub\":\"42\"}", 20, false, DisplayName = "a header that is no object")]
    [DataRow("{\"alg\":\"HS256\"}", "42", 20, false, DisplayName = "claims that are no object")]
    [DataRow("{\"alg\":\"HS256\"}", "{\"sub\":\"1234567890\"}", 20, false)]
    [DataRow("{\"alg\":\"HS256\"}", "{\"name\":\"John Doe\"}", 20, false)]
    [DataRow("{\"alg\":\"HS256\"}", "{\"role\":\"anon\"}", 20, false)]
    [DataRow("{\"alg\":\"HS256\"}", "{\"role\":\"service_role\"}", 20, true)]
    [DataRow("{\"alg\":\"HS256\"}", "{\"iss\":\"supabase-demo\"}", 20, false)]
    public void A_JSON_Web_Token_has_a_header_claims_and_a_signature(string header, string claims, int signature, bool expected)
    {
        var (head, body, end) = (Encode(header), Encode(claims), Body[..signature]);
        Assert.AreEqual(expected, TokenText.IsIn($"{head}.{body}.{end}"));
        Assert.AreEqual(expected, TokenText.IsIn($"x={head}.{body}.{end} y"));
        Assert.IsFalse(TokenText.IsIn($"{head}.{body}!{end}"));
        Assert.IsFalse(TokenText.IsIn($"{head}!{body}.{end}"));
        Assert.IsFalse(TokenText.IsIn($"{head}.{body}"));
        Assert.IsFalse(TokenText.IsIn($"{head}"));
        Assert.IsFalse(TokenText.IsIn($"{head}..{body}.{end}"));
    }

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
}

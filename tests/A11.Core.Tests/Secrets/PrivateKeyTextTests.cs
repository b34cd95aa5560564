using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>A private key is a header with a body behind it.</summary>
[TestClass]
public sealed class PrivateKeyTextTests
{
    private const string Header = "-----BEGIN PRIVATE KEY-----";
    private const string Line = "MIIEpAIBAAKCAQEAZk39xQp27LmhK8vNd3MaQzT4";

    [TestMethod]
    [DataRow(Header + "\n" + Line, true)]
    [DataRow("key: |\n  -----BEGIN RSA PRIVATE KEY-----\n  " + Line + "\n  -----END RSA PRIVATE KEY-----\n", true)]
    [DataRow("\"" + Header + "\\n" + Line + "\\n\"", true, DisplayName = "line breaks as escapes")]
    [DataRow("\"" + Header + "\\r\\n" + Line + "\\n\"", true)]
    [DataRow("-----BEGIN PGP PRIVATE KEY BLOCK-----\nComment: x\n\n" + Line, true)]
    [DataRow("-----BEGIN PUBLIC KEY-----\n" + Line, false)]
    [DataRow("-----BEGIN PRIVATE KEY\n" + Line, false, DisplayName = "a header that does not end")]
    [DataRow("-----BEGIN PRIVATE KEY-----", false)]
    [DataRow(Header + "\n-----END PRIVATE KEY-----\n" + Line, false, DisplayName = "nothing before the footer")]
    [DataRow(Header + "\nMIIEpAIBAAKCAQEAZk39xQp27LmhK8vNd3MaQzT\n", false, DisplayName = "a line that is too short")]
    [DataRow(Header + "\nABABABABABABABABababababababababababababab\n", false, DisplayName = "few characters")]
    [DataRow(Header + "\nabcdefghijklabcdefghijklabcdefghijklabcdefghijkl\n", false, DisplayName = "small letters alone")]
    [DataRow(Header + "\nABCDEFGHIJKLABCDEFGHIJKLABCDEFGHIJKLABCDEFGHIJKL\n", false, DisplayName = "capitals alone")]
    [DataRow(Header + "\naBCDEFGHIJKLABCDEFGHIJKLABCDEFGHIJKLABCDEFGHIJKL\n", true)]
    [DataRow(Header + "\nABCDEFGHIJKlABCDEFGHIJKlABCDEFGHIJKlABCDEFGHIJKl\n", true, DisplayName = "twelve characters")]
    [DataRow(Header + "\nABCDEFGHIJAlABCDEFGHIJAlABCDEFGHIJAlABCDEFGHIJAl\n", false, DisplayName = "eleven characters")]
    [DataRow(Header + "\nhttpABCDEFGHIJKLABCDEFGHIJKLABCDEFGHIJKLABCDEFGH\n", false)]
    public void A_header_needs_a_body(string text, bool isKey) => Assert.AreEqual(isKey, PrivateKeyText.FindIn(text).Any());

    [TestMethod]
    [DataRow(Header + "\n" + Line + "\n-----END PRIVATE KEY-----\nx", "\n" + Line + "\n")]
    [DataRow(Header + "\n" + Line + "\nx", "\n" + Line + "\nx")]
    public void A_body_ends_before_the_footer_or_with_the_text(string text, string body) =>
        Assert.AreEqual(body, string.Join('|', PrivateKeyText.FindBodiesIn(text).Select(span => text.Substring(span.Start, span.Length))));

    [TestMethod]
    public void The_body_begins_soon()
    {
        Assert.HasCount(1, PrivateKeyText.FindIn($"{Header}\n{new string('.', 300)}\n{Line}"));
        Assert.IsEmpty(PrivateKeyText.FindIn($"{Header}\n{new string('.', 400)}\n{Line}"));
        Assert.AreEqual(Header, $"x{Header}\n{Line}".Substring(1, PrivateKeyText.FindIn($"x{Header}\n{Line}").Single().Length));
    }
}

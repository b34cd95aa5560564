using A11.Core.Images;

namespace A11.Core.Tests.Images;

/// <summary>What can name an image, and what can't.</summary>
[TestClass]
public sealed class ImageReferenceGrammarTests
{
    private const string Hash = "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d";

    [TestMethod]
    [DataRow("alpine")]
    [DataRow("alpine:3.22.1")]
    [DataRow("alpine:_3.22")]
    [DataRow("alpine@sha256:" + Hash)]
    [DataRow("ghcr.io/shop/web:1.4.2@sha256:" + Hash)]
    [DataRow("localhost:5000/shop/web")]
    [DataRow("localhost/web")]
    [DataRow("Example.com/web")]
    [DataRow("HOST/web")]
    [DataRow("a-b.example.com/web")]
    [DataRow("[::1]/web")]
    [DataRow("[2001:db8::1]:5000/web")]
    [DataRow("a/b.c/d_e/f__g/h---i")]
    [DataRow("user/web:A.b-c_1")]
    [DataRow("web@sha256+b64.x-y_z:" + Hash)]
    [DataRow("web@md5:01234567890123456789012345678901")]
    public void These_are_references(string text) => Assert.IsTrue(ImageReferenceGrammar.IsValid(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("Alpine")]
    [DataRow("alpine:")]
    [DataRow("alpine:.3.22")]
    [DataRow("alpine:-3.22")]
    [DataRow("alpine@3.22.1")]
    [DataRow("alpine@sha256:24454f83")]
    [DataRow("alpine@256sha:" + Hash)]
    [DataRow("alpine@sha256:latest-" + Hash)]
    [DataRow("alpine@sha!256:" + Hash)]
    [DataRow("alpine@:" + Hash)]
    [DataRow("alpine@sha256:0123456789012345678901234567890")]
    [DataRow("web:a+b")]
    [DataRow("-web")]
    [DataRow("web-")]
    [DataRow("a..b")]
    [DataRow("a___b")]
    [DataRow("a._b")]
    [DataRow("a//b")]
    [DataRow("a/b/")]
    [DataRow("/a")]
    [DataRow("a$b")]
    [DataRow("-a.example.com/web")]
    [DataRow("a-.example.com/web")]
    [DataRow("a..example.com/web")]
    [DataRow("a_b.example.com/web")]
    [DataRow("host:/web")]
    [DataRow("host:5000x/web")]
    [DataRow("[]/web")]
    [DataRow("[::g]/web")]
    [DataRow("[::1]x/web")]
    [DataRow("[::1]x1/web")]
    [DataRow("[]:80/web")]
    [DataRow("[g::1]/web")]
    [DataRow("host:x/web")]
    [DataRow("example.com/Web")]
    [DataRow("example.com/")]
    [DataRow("[::1]:/web")]
    public void These_are_none(string text) => Assert.IsFalse(ImageReferenceGrammar.IsValid(text));

    [TestMethod]
    public void Names_and_tags_have_a_greatest_length()
    {
        Assert.IsTrue(ImageReferenceGrammar.IsValid(new string('a', 255)));
        Assert.IsFalse(ImageReferenceGrammar.IsValid(new string('a', 256)));
        Assert.IsTrue(ImageReferenceGrammar.IsValid("a:" + new string('b', 128)));
        Assert.IsFalse(ImageReferenceGrammar.IsValid("a:" + new string('b', 129)));
    }
}

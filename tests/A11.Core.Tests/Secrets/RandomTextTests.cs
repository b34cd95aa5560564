using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>What a program made up changes often between its characters, holds many of them, and counts neither up nor down.</summary>
[TestClass]
public sealed class RandomTextTests
{
    [TestMethod]
    [DataRow("aB3dE5g", false)]
    [DataRow("aB3dE5gH", true)]
    [DataRow("aB3dE5g ", false)]
    [DataRow("aB3(E5gH", false)]
    [DataRow("aB3dE5g!", true)]
    [DataRow("fbdaceca15739628", true)]
    [DataRow("fbdacea15739628", false)]
    [DataRow("a1a1a1a1a1a1a1a1", false)]
    [DataRow("1a3c5e7f1a3c5e7f", true)]
    [DataRow("1a3c5e7a1a3c5e7a", false)]
    [DataRow("fBdAceCafbDaEcFa", false)]
    [DataRow("1fbdacecAFBDacef", true)]
    [DataRow("abc1def2", true)]
    [DataRow("abcd1efg", false)]
    [DataRow("a1b2c3d1", true)]
    [DataRow("a1b2c3a1", false)]
    [DataRow("a1b2c3d1a1b1", false)]
    [DataRow("g1h2i3j4g1h2i3j4", true)]
    [DataRow("XKQWZRTB1", false)]
    [DataRow("xKqWzRt1", true)]
    [DataRow("1xKqWzRt", true)]
    [DataRow("abc1-def2-ghi3", false)]
    [DataRow("myCamelCaseName", false)]
    [DataRow("xKqWzRtYpLmNbVcXsDfG", true)]
    [DataRow("xKqWzRtYpLmNbVcXsDf", false)]
    public void It_looks_made_up_or_not(string value, bool expected) => Assert.AreEqual(expected, RandomText.Is(value));

    [TestMethod]
    [DataRow("aabb", true)]
    [DataRow("axbx", false)]
    [DataRow("abxz", false)]
    [DataRow("abcx", false)]
    [DataRow("abcdx", true)]
    [DataRow("9090", false)]
    [DataRow("890", true)]
    [DataRow("89a", true)]
    [DataRow("89A", true)]
    [DataRow("89b", false)]
    [DataRow("x0a", false)]
    [DataRow("321", true)]
    public void Most_characters_follow_the_one_before_or_not(string value, bool expected) => Assert.AreEqual(expected, RandomText.IsSequence(value));
}

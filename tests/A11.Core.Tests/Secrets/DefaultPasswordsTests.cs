using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>A password that everybody knows is one of a few words, whatever digits and signs dress it up, or counts.</summary>
[TestClass]
public sealed class DefaultPasswordsTests
{
    [TestMethod]
    [DataRow("password")]
    [DataRow("Password123")]
    [DataRow("p4ssw0rd!")]
    [DataRow("s3cr3t")]
    [DataRow("adm1n")]
    [DataRow("te5t")]
    [DataRow("my-password")]
    [DataRow("my_password")]
    [DataRow("my password")]
    [DataRow("123456")]
    [DataRow("1234567890")]
    [DataRow("890123")]
    [DataRow("12345678901")]
    [DataRow("root#")]
    [DataRow("postgres_")]
    public void Everybody_knows_it(string password) => Assert.IsTrue(DefaultPasswords.Contain(password));

    [TestMethod]
    [DataRow("123456789012")]
    [DataRow("654321")]
    [DataRow("13579")]
    [DataRow("hunter2")]
    [DataRow("kettle")]
    [DataRow("passwords")]
    [DataRow("shopuser")]
    public void Nobody_knows_it(string password) => Assert.IsFalse(DefaultPasswords.Contain(password));

    [TestMethod]
    public void Whoever_is_called_the_same_has_no_password()
    {
        Assert.IsTrue(DefaultPasswords.Contain("ShopUser", "x", "shopuser"));
        Assert.IsFalse(DefaultPasswords.Contain("shopuser", "shop", "user"));
    }

    [TestMethod]
    [DataRow("a1b2c3d", false)]
    [DataRow("a1b2c3dx", true)]
    [DataRow("my-p4ssword1x", false)]
    [DataRow("abcdefghijklmnopqrst", true)]
    [DataRow("abcdefghijklmnopqrs", false)]
    [DataRow("kettle77", false)]
    [DataRow("kettle7x", true)]
    [DataRow("7kettles", true)]
    [DataRow("12345678", false)]
    public void It_looks_made_up_or_not(string password, bool expected) => Assert.AreEqual(expected, DefaultPasswords.IsRandom(password));
}

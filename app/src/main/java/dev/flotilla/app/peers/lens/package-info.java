/**
 * Reads all configurations of a fleet together and finds what keeps its nodes from hearing one another. One class per kind of
 * mistake, each pure: configurations in, findings with their mends out. Called by the command line and the window.
 *
 * <p>{@code ConfigReader} is apart from the reader of the node itself: the node refuses a configuration at its first
 * mistake, the lens has to read on and find them all.
 *
 * <table>
 * <caption>Each fault, who finds it, and the one edit that takes it away; {@code LensRulesTest} has a scene for each row,
 * and shows that nobody finds it without its rule.</caption>
 * <tr><th>fault</th><th>code</th><th>rule</th><th>mend</th></tr>
 * <tr><td>missing return peer</td><td>FL-3010</td><td>ReturnPeers</td><td>the peer is added</td></tr>
 * <tr><td>localhost or 0.0.0.0 as a peer</td><td>FL-3011</td><td>PeerAddresses</td><td>the one address that can be meant</td></tr>
 * <tr><td>a container's address as a peer</td><td>FL-3012</td><td>PeerAddresses</td><td>as before</td></tr>
 * <tr><td>its own address as a peer</td><td>FL-3013</td><td>PeerAddresses</td><td>the entry goes</td></tr>
 * <tr><td>port mismatch, also against published ports</td><td>FL-3014</td><td>PeerPorts</td><td>the right port</td></tr>
 * <tr><td>duplicate identity</td><td>FL-3015</td><td>Identities</td><td>its own name</td></tr>
 * <tr><td>bind 0.0.0.0 as identity</td><td>FL-3016</td><td>Identities</td><td>its address is advertised</td></tr>
 * <tr><td>public address taken for a private one</td><td>FL-3017</td><td>PeerAddresses</td><td>the one address that can be meant</td></tr>
 * <tr><td>two nodes on one port of one host</td><td>FL-3018</td><td>Identities</td><td>a free port</td></tr>
 * <tr><td>published ports do not match</td><td>FL-3019</td><td>Doors</td><td>{@code peers.setup.SetupMends} publishes it</td></tr>
 * <tr><td>a port of the host is taken already</td><td>FL-3020</td><td>Doors</td><td>SetupMends moves it, and those that name it</td></tr>
 * <tr><td>a peer twice</td><td>FL-3021</td><td>PeerAddresses</td><td>the second goes</td></tr>
 * <tr><td>far too many published ports</td><td>FL-3022</td><td>Doors</td><td>SetupMends publishes its own alone</td></tr>
 * <tr><td>a secret pasted where a file is named</td><td>FL-3023</td><td>Pasted</td><td>it is taken out</td></tr>
 * </table>
 */
@NullMarked
package dev.flotilla.app.peers.lens;

import org.jspecify.annotations.NullMarked;

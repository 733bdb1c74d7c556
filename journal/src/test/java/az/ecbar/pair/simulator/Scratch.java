package az.ecbar.pair.simulator;
public final class Scratch {
  public static void main(String[] a) {
    int from=Integer.parseInt(a[0]), to=Integer.parseInt(a[1]);
    long t=System.nanoTime(); int bad=0;
    java.util.Map<PairProperties.Seen,Integer> seen=new java.util.EnumMap<>(PairProperties.Seen.class);
    for(long s=from;s<to;s++){ try{ new PairRun(s).run().properties().seen().forEach((w,n)->seen.merge(w,n,Integer::sum)); }catch(RuntimeException e){ bad++; if(bad<6) System.out.println("seed "+s+" "+e);} }
    System.out.println(bad+" bad of "+(to-from)+" in "+(System.nanoTime()-t)/1000000+" ms "+seen);
  }
}
